// Entries as files, for a copy without a server.
import type { Shown } from "./types";
import { headline } from "../text/format";

function flat(row: object): Record<string, unknown> {
  if (!("entry" in row)) return row as Record<string, unknown>;
  const { entry, context } = row as Shown;
  return {
    id: entry.id, kind: entry.kind, what: headline(entry), words: entry.passage.exact, start: entry.when?.start, end: entry.when?.end,
    precision: entry.when?.precision, place: entry.where?.place?.name ?? entry.where?.text, hops: entry.hops.map((hop) => hop.who?.name ?? "unnamed").join("; "),
    outlet: context.outlet, published: context.published, document: entry.document, version: entry.version, passage_start: entry.passage.start,
    passage_end: entry.passage.end, rule: entry.extractor.rule, review: context.review,
  };
}

/** A value as a cell; text that would start a formula in a spreadsheet is quoted. */
export function cell(value: unknown): string {
  const text = value == null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
  const tame = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

export function csv(rows: readonly object[]): string {
  const flattened = rows.map(flat);
  const columns = Object.keys(flattened[0] ?? { id: "" });
  return [columns.join(","), ...flattened.map((row) => columns.map((name) => cell(row[name])).join(","))].join("\r\n") + "\r\n";
}

export function lines(rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify("entry" in row ? row.entry : row)}\n`).join("");
}

export function features(rows: readonly Shown[]): string {
  const located = rows.filter((row) => row.entry.where?.place);
  return JSON.stringify({
    type: "FeatureCollection",
    features: located.map((row) => ({
      type: "Feature", id: row.entry.id,
      geometry: { type: "Point", coordinates: [row.entry.where?.place?.longitude, row.entry.where?.place?.latitude] },
      properties: { ...flat(row), place_precision: row.entry.where?.precision },
    })),
  });
}
