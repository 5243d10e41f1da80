import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

// The built app lies inside the Python package, which serves it.
export default defineConfig({
  // Relative addresses: a published record may lie in any folder of a web host.
  base: "./",
  plugins: [svelte()],
  build: {
    outDir: "../src/parley/web/dist",
    emptyOutDir: true,
    target: "es2022",
    // An inlined file would be a data: address, which the content policy forbids for anything but images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": { target: "http://127.0.0.1:8321", changeOrigin: true } } },
  test: { include: ["tests/**/*.test.ts"] },
});
