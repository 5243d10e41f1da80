import { expect, test } from "vitest";
import { matches, wanted } from "../src/api/matching";
import { cell, csv } from "../src/api/rows";
import type { Shown } from "../src/api/types";

const shown = {
  entry: {
    kind: "move", id: "m-1", document: "d-1", version: "v-1", move: "reject", issue: "venue", by: [{ id: "a:ukr", name: "Ukraine", country: "UKR", sector: "GOV" }],
    to: [], hops: [{ who: { name: "Ana Reyl" }, how: "said" }], passage: { start: 0, end: 4, exact: "No talks in Minsk." },
    when: { start: "2022-02-26T00:00:00Z", end: "2022-02-27T00:00:00Z", precision: "day", text: "Saturday" }, where: { text: "Minsk", place: null },
    extractor: { name: "rules", version: "1", rule: "r" },
  },
  context: { outlet: "Dolin Post", published: "2022-02-27T10:00:00Z" },
} as unknown as Shown;

test.each([
  ["", true], ["actor=a:ukr", true], ["actor=ukraine", true], ["actor=Ukr", false], ["actor=Ana+Reyl", false], ["source=Reyl", true],
  ["country=UKR", true], ["type=reject", true], ["type=offer", false], ["type=offer&type=reject", true], ["issue=venue", true],
  ["outlet=dolin+post", true], ["place=minsk", true], ["text=talks", true], ["text=war", false], ["since=2022-02-26", true],
  ["since=2022-02-27", false], ["until=2022-02-26", true], ["until=2022-02-25", false], ["as_of=2022-02-27", true], ["as_of=2022-02-26", false],
])("filter %s", (query, passes) => {
  expect(matches(shown, wanted(new URLSearchParams(query)))).toBe(passes);
});

test("a cell is never a formula", () => {
  expect(cell("=1+1")).toBe("'=1+1");
  expect(cell('a "b", c')).toBe('"a ""b"", c"');
  expect(csv([{ id: 1, words: "-x" }])).toBe("id,words\r\n1,'-x\r\n");
});
