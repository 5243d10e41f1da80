// Names for ids that appear in the address: learnt from whatever was read, so that a chip says "Ukraine", not "a:ukr".
import { get } from "../api/client";
import type { ActorCount } from "../api/types";

class Labels {
  #known = $state.raw<Record<string, string>>({});
  #asked = new Set<string>();

  learn(pairs: Iterable<readonly [string | null | undefined, string]>): void {
    const fresh: Record<string, string> = {};
    for (const [id, name] of pairs) if (id && !(id in this.#known)) fresh[id] = name;
    if (Object.keys(fresh).length) this.#known = { ...this.#known, ...fresh };
  }

  of(value: string): string {
    // A country code stands for its state.
    const id = /^[A-Z]{3}$/.test(value) ? `a:${value.toLowerCase()}` : value;
    const known = this.#known[id];
    if (known === undefined && /^a:/.test(id) && !this.#asked.has(id)) {
      this.#asked.add(id);
      // What is shown must not change while it is being worked out.
      queueMicrotask(() => void this.#ask(id));
    }
    return known ?? value;
  }

  async #ask(id: string): Promise<void> {
    const found = await get<ActorCount[]>("/actors", new URLSearchParams({ q: id, limit: "1" })).catch(() => []);
    this.learn(found.map((row) => [row.actor.id, row.actor.name] as const));
  }
}

export const labels = new Labels();
