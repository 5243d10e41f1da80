// Time on a line: what fits, which ticks, which bins. Pure, so that it can be tested.
import type { LaneCount, TimelineAnswer, TimelineMark } from "../api/types";

export const DAY_MS = 86_400_000;

export interface Span {
  from: number;
  to: number;
}

/** In this order from the top of a timeline. */
export const LANES = ["talks", "fighting", "statements", "control", "humanitarian", "other"] as const;
export const KINDS = ["statement", "event", "move", "control"] as const;

/** Where a moment stands on a line of `width` that shows `span`. */
export function place(at: number, span: Span, width: number): number {
  return ((at - span.from) / (span.to - span.from)) * width;
}

/** The days that the reports were published on, a day wider on each side; null where nothing is dated. */
export function publishedSpan(answer: TimelineAnswer): Span | null {
  const first = answer.volume[0]?.day;
  const last = answer.volume.at(-1)?.day;
  return first && last ? { from: Date.parse(first) - DAY_MS, to: Date.parse(last) + 2 * DAY_MS } : null;
}

// A silence longer than this parts two stretches of reporting.
const APART_MS = 45 * DAY_MS;

/** The stretches of reporting, in order, each with its number of reports. */
export function stretches(volume: TimelineAnswer["volume"]): (Span & { total: number })[] {
  const found: (Span & { total: number })[] = [];
  for (const row of volume) {
    const at = Date.parse(row.day);
    const total = Object.values(row.counts).reduce((a, b) => a + b, 0);
    const last = found.at(-1);
    if (last && at - last.to <= APART_MS) {
      last.to = at + DAY_MS;
      last.total += total;
    } else found.push({ from: at, to: at + DAY_MS, total });
  }
  return found;
}

export interface Bin extends Span {
  total: number;
  counts: Record<string, number>;
}

/** Volume in at most `most` bins of whole days. */
export function bins(volume: TimelineAnswer["volume"], span: Span, most: number): Bin[] {
  const days = Math.max(1, Math.ceil((span.to - span.from) / DAY_MS));
  const width = Math.max(1, Math.ceil(days / most)) * DAY_MS;
  const found = new Map<number, Bin>();
  for (const row of volume) {
    const at = Date.parse(row.day);
    if (at < span.from || at >= span.to) continue;
    const index = Math.floor((at - span.from) / width);
    const from = span.from + index * width;
    const bin = found.get(index) ?? { from, to: from + width, total: 0, counts: {} };
    for (const [kind, n] of Object.entries(row.counts)) {
      bin.counts[kind] = (bin.counts[kind] ?? 0) + n;
      bin.total += n;
    }
    found.set(index, bin);
  }
  return [...found.values()].sort((a, b) => a.from - b.from);
}

export interface Cell extends Span {
  total: number;
  counts: Record<string, number>;
}

/** The counts of one lane in at most `most` cells of whole days, in order. */
export function cells(density: readonly LaneCount[], lane: string, own: boolean, span: Span, most: number): Cell[] {
  const found: TimelineAnswer["volume"] = density.filter((row) => row.lane === lane && row.own === own).map((row) => ({ day: row.day, counts: { [row.kind]: row.count } }));
  return bins(found, span, most);
}

const STEPS = [1, 2, 7, 14, 30, 91, 182, 365, 730, 1826];

/** Ticks at round dates, about `many` of them. */
export function ticks(span: Span, many: number): { at: number; label: string }[] {
  const fit = STEPS.findIndex((days) => (span.to - span.from) / (days * DAY_MS) <= many);
  const chosen = fit < 0 ? STEPS.length - 1 : fit;
  const found = stepped(span, STEPS[chosen]! * DAY_MS);
  // One lonely label says nothing of how long the line is; the finer step has hardly more of them than fit.
  return found.length < 2 && chosen > 0 ? stepped(span, STEPS[chosen - 1]! * DAY_MS) : found;
}

function stepped(span: Span, step: number): { at: number; label: string }[] {
  const months = step / DAY_MS >= 30;
  const found: { at: number; label: string }[] = [];
  const start = new Date(span.from);
  let at = months ? Date.UTC(start.getUTCFullYear(), step >= 365 * DAY_MS ? 0 : start.getUTCMonth(), 1) : Math.ceil(span.from / DAY_MS) * DAY_MS;
  while (at < span.to) {
    if (at >= span.from) found.push({ at, label: label(at, step) });
    if (!months) at += step;
    else {
      const now = new Date(at);
      at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + Math.max(1, Math.round(step / DAY_MS / 30.4)), 1);
    }
  }
  return found;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function label(at: number, step: number): string {
  const date = new Date(at);
  if (step >= 365 * DAY_MS) return String(date.getUTCFullYear());
  const month = MONTHS[date.getUTCMonth()];
  return step >= 30 * DAY_MS ? `${month} ${date.getUTCFullYear()}` : `${date.getUTCDate()} ${month}`;
}

export interface Placed {
  mark: TimelineMark;
  from: number;
  to: number;
  row: number;
}

/** Marks in rows so that none covers another; a mark takes at least `least` milliseconds of width. */
export function rows(marks: readonly { mark: TimelineMark; from: number; to: number }[], least: number, most: number): { placed: Placed[]; hidden: number } {
  const ends: number[] = [];
  const placed: Placed[] = [];
  let hidden = 0;
  for (const one of [...marks].sort((a, b) => a.from - b.from || a.mark.report.localeCompare(b.mark.report))) {
    const to = Math.max(one.to, one.from + least);
    let row = ends.findIndex((end) => end <= one.from);
    if (row < 0) row = ends.length;
    if (row >= most) {
      hidden += 1;
      continue;
    }
    ends[row] = to;
    placed.push({ mark: one.mark, from: one.from, to, row });
  }
  return { placed, hidden };
}
