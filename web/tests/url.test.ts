import { expect, test } from "vitest";
import { changed, onlyFilters, parse, write } from "../src/state/url.svelte";

test.each([
  ["/", { path: "/", values: {}, hash: "" }],
  ["/claims?standing=withdrawn&standing=corrected&as_of=2022-02-27", { path: "/claims", values: { standing: ["withdrawn", "corrected"], as_of: ["2022-02-27"] }, hash: "" }],
  ["/documents/d-1?version=v-2#p=3-9", { path: "/documents/d-1", values: { version: ["v-2"] }, hash: "p=3-9" }],
  ["/talks?actor=&nonsense=1", { path: "/talks", values: {}, hash: "" }],
  ["/talks?since=2022-01-01&since=2023-01-01", { path: "/talks", values: { since: ["2023-01-01"] }, hash: "" }],
])("reads %s", (text, wanted) => {
  expect(parse(text)).toEqual(wanted);
});

test("one state has one address, whatever the order in which it came about", () => {
  const values = changed(changed({}, { until: "2022-03-01" }), { actor: ["a:ukr", "a:rus"] });
  expect(write({ path: "/timeline", values, hash: "" })).toBe("/timeline?actor=a%3Aukr&actor=a%3Arus&until=2022-03-01");
  expect(parse(write({ path: "/timeline", values, hash: "p=1-2" }))).toEqual({ path: "/timeline", values, hash: "p=1-2" });
});

test("filters survive a change of view, what belongs to a view does not", () => {
  expect(onlyFilters({ actor: ["x"], as_of: ["2022-02-27"], tab: ["log"], q: ["y"] })).toEqual({ actor: ["x"], as_of: ["2022-02-27"] });
});

test("null and empty take a key away", () => {
  expect(changed({ actor: ["x"], text: ["y"] }, { actor: null, text: "" })).toEqual({});
});
