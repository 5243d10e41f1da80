import { expect, test } from "vitest";
import type { BoardMove, Report } from "../src/api/types";
import { day, decoded, headline, moment, opens, when } from "../src/text/format";
import { Points } from "../src/text/points";
import { paragraphs, segments } from "../src/text/segments";

test("offsets count code points, whatever JavaScript counts", () => {
  const points = new Points("a🎈b🎈c");
  expect(points.length).toBe(5);
  expect(points.slice(1, 2)).toBe("🎈");
  expect(points.slice(2, 5)).toBe("b🎈c");
  expect([0, 1, 2, 3, 4, 5].map((p) => points.toPoints(points.toUnits(p)))).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Points("plain").toUnits(99)).toBe(5);
});

test("overlapping spans are cut where either begins or ends", () => {
  const cut = segments(0, 10, [{ id: "a", start: 2, end: 8 }, { id: "b", start: 5, end: 20 }, { id: "c", start: 12, end: 14 }]);
  expect(cut.map((s) => [s.start, s.end, s.covering])).toEqual([[0, 2, []], [2, 5, ["a"]], [5, 8, ["a", "b"]], [8, 10, ["b"]]]);
  expect(cut.map((s) => s.ends)).toEqual([[], [], ["a"], ["b"]]);
});

test("paragraphs leave line ends out and count code points", () => {
  expect(paragraphs("🎈b\n\ncd")).toEqual([{ start: 0, end: 2 }, { start: 4, end: 6 }]);
});

test.each([
  [{ start: "2022-02-27T00:00:00Z", end: null, precision: "day", text: "Sunday", approximate: false }, "27 Feb 2022", true],
  [{ start: "2022-02-01T00:00:00Z", end: null, precision: "month", text: "February", approximate: false }, "Feb 2022", false],
  [{ start: "2022-02-21T00:00:00Z", end: null, precision: "week", text: "last week", approximate: false }, "week of 21 Feb 2022", false],
  [{ start: null, end: null, precision: "vague", text: "recently", approximate: false }, "“recently”", false],
  [{ start: "2022-02-27T00:00:00Z", end: null, precision: "day", text: "about Sunday", approximate: true }, "about 27 Feb 2022", false],
] as const)("a time is never more exact than it is: %#", (time, text, exact) => {
  expect(when(time)).toEqual({ text, exact });
});

test("a day is a day in UTC", () => {
  expect(day("2022-02-27T23:59:00Z")).toBe("27 Feb 2022");
  expect(day("2022-02-27")).toBe("27 Feb 2022");
  expect(day(null)).toBe("no date");
  expect(day("soon")).toBe("soon");
});

test("those who spoke the words together are named together", () => {
  const spoken = { kind: "statement", speaker: { name: "Ana Reyl" }, strength: "warned", audience: [] } as unknown as Report;
  expect(headline(spoken)).toBe("Ana Reyl warned");
  const both = { ...spoken, with_speakers: [{ name: "Ruan Teague" }] } as unknown as Report;
  expect(headline(both)).toBe("Ana Reyl and Ruan Teague warned");
});

test.each([
  ["offer", "open", true],
  ["offer", "standing", false],
  ["agree", "accepted", false],
] as const)("a state is worth a word where the move asks for an answer: %s, %s", (move, state, shown) => {
  expect(opens({ move, state } as BoardMove)).toBe(shown);
});

test("a day is given no hour that nobody said", () => {
  expect(moment("2022-02-27T00:00:00Z")).toBe("27 Feb 2022");
  expect(moment("2022-02-27T18:05:09Z")).toBe("27 Feb 2022, 18:05 UTC");
});

test("an address that somebody broke is read as it stands", () => {
  expect(decoded("a%3Arus")).toBe("a:rus");
  expect(decoded("%E0%A4%A")).toBe("%E0%A4%A");
});
