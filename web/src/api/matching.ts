// The record's filters, for a copy without a server. They must let through what the record's own would.
import type { ActorRef, Report, Shown } from "./types";

export interface Wanted {
  actor: string[];
  source: string[];
  country: string[];
  place: string[];
  type: string[];
  issue: string[];
  outlet: string[];
  document: string[];
  since: string;
  until: string;
  text: string;
  asOf: string | undefined;
  limit: number;
  newest: boolean;
  /** Whether anything but the moment is filtered. */
  any: boolean;
}

export function wanted(query: URLSearchParams): Wanted {
  const many = (name: string) => query.getAll(name).filter(Boolean);
  const f = {
    actor: many("actor"), source: many("source"), country: many("country"), place: many("place"), type: many("type"),
    issue: many("issue"), outlet: many("outlet"), document: many("document"),
    since: query.get("since") ?? "", until: query.get("until") ?? "", text: query.get("text") ?? "",
  };
  const any = Object.entries(f).some(([name, value]) => name !== "type" && value.length > 0);
  return { ...f, any, asOf: query.get("as_of")?.slice(0, 10) || undefined, limit: Number(query.get("limit") ?? 50), newest: query.get("newest_first") === "true" };
}

/** For comparing names: no case, no accents, words parted by one blank. */
export function fold(text: string): string {
  return (text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

function called(actor: ActorRef, terms: readonly string[]): boolean {
  return terms.some((term) => actor.id === term || (fold(term) !== "" && ` ${fold(actor.name)} `.includes(` ${fold(term)} `)));
}

// Words for somebody that stand in no list of who takes part (model/world.py has the same).
const PRONOUNS = new Set(
  "i me we us you he him she her it they them one who whom which that this these those other others both all some many most none each everyone everybody someone somebody anyone anybody nobody himself herself itself themselves myself ourselves yourself".split(" "),
);
/** Whether an actor is more than a pronoun that nothing resolved. */
export const somebody = (actor: ActorRef) => !!actor.id || !PRONOUNS.has(actor.name.toLowerCase());

/** Who takes part in a report; those who only pass it on do not. */
export function reportActors(report: Report): ActorRef[] {
  const list = (...refs: (ActorRef | null | undefined)[]) => refs.filter((ref) => ref != null);
  switch (report.kind) {
    case "statement": return [...list(report.speaker, report.speaks_for), ...(report.with_speakers ?? []), ...(report.audience ?? [])];
    case "event": return [...(report.actors ?? []), ...(report.recipients ?? [])];
    case "move": return [...(report.by ?? []), ...(report.to ?? [])];
    case "control": return list(report.holder, report.by);
  }
}

export function reportType(report: Report): string {
  switch (report.kind) {
    case "statement": return report.mode;
    case "event": return report.type;
    case "move": return report.move;
    case "control": return report.status;
  }
}

const DAY_MS = 86_400_000;

/** What a report is about, [from, to) in milliseconds: its own time, else its publication. */
function about({ entry, context }: Shown): [number, number] | null {
  if (entry.when?.start || entry.when?.end) return [entry.when.start ? Date.parse(entry.when.start) : -Infinity, entry.when.end ? Date.parse(entry.when.end) : Infinity];
  if (!context.published) return null;
  const at = Date.parse(context.published);
  return [at, at + DAY_MS];
}

export function matches(shown: Shown, f: Wanted): boolean {
  const { entry, context } = shown;
  const actors = reportActors(entry);
  if (f.actor.length && !actors.some((actor) => called(actor, f.actor))) return false;
  if (f.source.length && !entry.hops.some((hop) => (hop.who && called(hop.who, f.source)) || (hop.speaks_for && called(hop.speaks_for, f.source)))) return false;
  if (f.country.length && !actors.some((actor) => f.country.includes(actor.country ?? ""))) return false;
  if (f.type.length && !f.type.includes(reportType(entry))) return false;
  if (f.issue.length && !(entry.kind === "move" && f.issue.includes(entry.issue))) return false;
  if (f.outlet.length && !f.outlet.some((outlet) => outlet.toLowerCase() === context.outlet.toLowerCase())) return false;
  if (f.document.length && !f.document.includes(entry.document)) return false;
  if (f.place.length) {
    const place = entry.where?.place;
    const name = ` ${fold(place?.name ?? entry.where?.text ?? "")} `;
    if (!f.place.some((term) => place?.id === term || (fold(term) !== "" && name.includes(` ${fold(term)} `)))) return false;
  }
  if (f.text) {
    const words = fold(f.text).split(" ").filter(Boolean);
    const text = ` ${fold(entry.passage.exact)} `;
    if (!words.length || !words.every((word) => text.includes(` ${word} `))) return false;
  }
  if (f.asOf && (!context.published || context.published.slice(0, 10) > f.asOf)) return false;
  if (f.since || f.until) {
    const time = about(shown);
    if (!time) return false;
    if (f.since && time[1] <= Date.parse(f.since)) return false;
    if (f.until && time[0] >= Date.parse(f.until) + DAY_MS) return false;
  }
  return true;
}
