import { expect, test } from "vitest";
import { labels } from "../src/charts/labels";
import { layout } from "../src/charts/network";
import { bins, DAY_MS, rows, stretches, ticks } from "../src/charts/scale";

const at = (day: string) => Date.parse(day);
const volume: { day: string; counts: Record<string, number> }[] = [
  { day: "2022-01-01", counts: { event: 2 } },
  { day: "2022-01-03", counts: { event: 1, move: 1 } },
  { day: "2022-06-01", counts: { statement: 5 } },
];

test("bins hold every report once", () => {
  const found = bins(volume, { from: at("2022-01-01"), to: at("2022-07-01") }, 10);
  expect(found.map((bin) => bin.total)).toEqual([4, 5]);
});

test("a long silence parts two stretches", () => {
  expect(stretches(volume).map((s) => [s.from, s.to, s.total])).toEqual([
    [at("2022-01-01"), at("2022-01-03") + DAY_MS, 4],
    [at("2022-06-01"), at("2022-06-01") + DAY_MS, 5],
  ]);
});

test("ticks fall on round dates", () => {
  expect(ticks({ from: at("2021-12-15"), to: at("2022-04-15") }, 6).map((t) => t.label)).toEqual(["Jan 2022", "Feb 2022", "Mar 2022", "Apr 2022"]);
  expect(ticks({ from: at("2022-02-27"), to: at("2022-03-02") }, 6).map((t) => t.label)).toEqual(["27 Feb", "28 Feb", "1 Mar"]);
});

test("no mark covers another, and what does not fit is counted", () => {
  const mark = (report: string, from: number, to: number) => ({ mark: { report } as never, from, to });
  const found = rows([mark("b", 0, 5), mark("a", 0, 5), mark("c", 6, 7), mark("d", 1, 2)], 1, 2);
  expect(found.placed.map((p) => [p.mark.report, p.row])).toEqual([["a", 0], ["b", 1], ["c", 0]]);
  expect(found.hidden).toBe(1);
});

test("a network stands where it stood", () => {
  const actor = (id: string) => ({ actor: { id, name: id, country: null, sector: null }, events: 3 });
  const network = { nodes: [actor("a"), actor("b"), actor("alone")], edges: [{ source: "a", target: "b", events: 3, mean_score: 1, reports: [] }], left_out: 0 };
  const places = () => layout(network, 800, 500).nodes.map((n) => [n.key, n.x, n.y]);
  expect(places()).toEqual(places());
  expect(places().map(([key]) => key)).toEqual(["a", "b"]);
});

test("a long line has more than one label", () => {
  const found = ticks({ from: at("2011-02-10"), to: at("2012-12-20") }, 3).map((t) => t.label);
  expect(found.length).toBeGreaterThan(1);
});

test("a name stands where it covers nothing, on the right if it can", () => {
  const point = (x: number, y: number, text: string) => ({ x, y, r: 5, text });
  const [first, second, hidden] = labels([point(50, 50, "Kest"), point(70, 50, "Adara"), point(60, 50, "a very long name indeed")], 120, 80);
  expect(first?.anchor).toBe("end");
  expect(second?.anchor).toBe("start");
  expect(hidden).toBeNull();
  expect(labels([point(50, 50, "Kest")], 120, 80, [[50, 40, 120, 60]])[0]?.anchor).toBe("end");
});
