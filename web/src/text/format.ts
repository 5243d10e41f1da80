// How dates, names and kinds read. A vague time is never printed as an exact day.
import type { ActorRef, BoardMove, Kind, Report, Standing, When, Where } from "../api/types";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Text as an address has it, decoded; as it stands where somebody broke it. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function day(at: string | null | undefined): string {
  if (!at) return "no date";
  const date = new Date(at.length === 10 ? `${at}T00:00:00Z` : at);
  if (Number.isNaN(date.getTime())) return at;
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** A moment with its time; a day, which is kept as its first instant, is given no hour that nobody said. */
export function moment(at: string | null | undefined): string {
  if (!at) return "no date";
  const date = new Date(at);
  if (Number.isNaN(date.getTime()) || date.getTime() % 86_400_000 === 0) return day(at);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${day(at)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`;
}

export function isoDay(at: string | Date): string {
  return (typeof at === "string" ? at : at.toISOString()).slice(0, 10);
}

/** The time of an act in as many words as its precision allows, and whether it is exact to the day. */
export function when(time: When | null | undefined): { text: string; exact: boolean } | null {
  if (!time) return null;
  const exact = ["second", "minute", "hour", "part-of-day", "day"].includes(time.precision);
  if (!time.start || time.precision === "vague") return { text: `“${time.text}”`, exact: false };
  const start = new Date(time.start);
  const month = `${MONTHS[start.getUTCMonth()]} ${start.getUTCFullYear()}`;
  const about = time.approximate ? "about " : "";
  if (exact) return { text: about + day(time.start), exact: !time.approximate };
  if (time.precision === "month") return { text: about + month, exact: false };
  if (["year", "decade", "century"].includes(time.precision)) return { text: `${about}${start.getUTCFullYear()}${time.precision === "year" ? "" : "s"}`, exact: false };
  return { text: `${about}${time.precision} of ${day(time.start)}`, exact: false };
}

export function where(place: Where | null | undefined): { text: string; note: string } | null {
  if (!place) return null;
  if (!place.place) return { text: place.text, note: "not located" };
  const vague = place.precision && !["point", "city"].includes(place.precision);
  return { text: place.place.name, note: vague ? (place.precision ?? "") : "" };
}

export function names(actors: readonly ActorRef[] | null | undefined, none = ""): string {
  return (actors ?? []).map((actor) => actor.name).join(", ") || none;
}

export function count(n: number): string {
  return n.toLocaleString("en");
}

export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}

export function spaced(word: string): string {
  return word.replaceAll("_", " ").replaceAll("-", " ").toLowerCase();
}

/** "Paris", "Paris and Berlin", "Paris, Berlin and Rome". */
export function jointly(actors: { name: string }[]): string {
  const called = actors.map((actor) => actor.name);
  return called.length > 1 ? `${called.slice(0, -1).join(", ")} and ${called[called.length - 1]}` : (called[0] ?? "");
}

/** One line that says what a report reports. */
export function headline(report: Report): string {
  switch (report.kind) {
    case "statement": {
      const speaker = report.speaker ? jointly([report.speaker, ...(report.with_speakers ?? [])]) : "somebody unnamed";
      const principal = report.speaks_for && report.speaks_for.name !== report.speaker?.name ? ` for ${report.speaks_for.name}` : "";
      const audience = report.audience?.length ? ` to ${names(report.audience)}` : "";
      return `${speaker}${principal} ${spaced(report.strength ?? "said")}${audience}`;
    }
    case "event": {
      const act = spaced(report.type) + (report.mode ? ` (${spaced(report.mode)})` : "");
      return `${names(report.actors, "not said who")} → ${names(report.recipients, "not said whom")}: ${act}`;
    }
    case "move":
      return `${names(report.by, "not said who")}: ${report.move} on ${spaced(report.issue)}${report.to?.length ? ` to ${names(report.to)}` : ""}`;
    case "control": {
      const holder = report.holder ?? report.by;
      return `${report.where?.text ?? "A place"}: ${spaced(report.status)}${holder ? `, ${holder.name}` : ""}`;
    }
  }
}

/** What is odd about a report: not plain, positive and actual. */
export function modality(report: Report): string[] {
  const odd: string[] = [];
  if (report.polarity === "negative") odd.push("did not happen");
  if (report.reality && report.reality !== "actual") odd.push(report.reality);
  if (report.time === "future" || report.time === "ongoing") odd.push(report.time);
  if (report.time === "historical") odd.push("background");
  return odd;
}

/** The chain after the speaker, nearest the fact first, up to the outlet. */
export function chain(report: Report): string[] {
  const hops = report.kind === "statement" ? report.hops.slice(1) : report.hops;
  return hops.map((hop) => {
    const who = hop.who?.name ?? "unnamed";
    const principal = hop.speaks_for && hop.speaks_for.name !== hop.who?.name ? ` for ${hop.speaks_for.name}` : "";
    return who + principal + (hop.medium ? ` (${hop.medium})` : "");
  });
}

export const KIND: Record<Kind, { word: string; sign: string }> = {
  statement: { word: "statement", sign: "❝" },
  event: { word: "event", sign: "▲" },
  move: { word: "move", sign: "⇄" },
  control: { word: "control", sign: "⌂" },
};

/** Each standing by word, shape and colour; the shape alone tells them apart. */
export const STANDING: Record<Standing, { sign: string; tone: Tone; means: string }> = {
  reported: { sign: "○", tone: "grey", means: "one origin says so" },
  corroborated: { sign: "●", tone: "teal", means: "two or more independent origins say so" },
  disputed: { sign: "◐", tone: "amber", means: "somebody says otherwise" },
  withdrawn: { sign: "⊘", tone: "red", means: "taken back by who said it, or for them" },
  corrected: { sign: "✎", tone: "violet", means: "corrected by the outlet" },
  superseded: { sign: "▽", tone: "grey", means: "overtaken by time" },
};

export type Tone = "blue" | "teal" | "amber" | "red" | "violet" | "grey";

export const MOVE_STATE: Record<BoardMove["state"], { sign: string; tone: Tone }> = {
  open: { sign: "○", tone: "blue" },
  accepted: { sign: "✓", tone: "teal" },
  refused: { sign: "✗", tone: "red" },
  countered: { sign: "⇋", tone: "amber" },
  broken: { sign: "⚡", tone: "red" },
  answered: { sign: "↩", tone: "grey" },
  standing: { sign: "—", tone: "grey" },
  met: { sign: "✔", tone: "teal" },
  lapsed: { sign: "⌛", tone: "grey" },
  withdrawn: { sign: "⊘", tone: "red" },
};

const OPENERS: readonly BoardMove["move"][] = ["offer", "propose", "demand", "counter", "condition", "mediate", "convene"];

/** Whether a move asks for an answer, so that its state says something. */
export function opens(move: BoardMove): boolean {
  return OPENERS.includes(move.move) && move.state !== "standing";
}

export const CONTROL: Record<string, { sign: string; tone: Tone; word: string }> = {
  controlled: { sign: "■", tone: "blue", word: "held" },
  contested: { sign: "◆", tone: "amber", word: "contested" },
  encircled: { sign: "◎", tone: "violet", word: "encircled" },
  "not-encircled": { sign: "◌", tone: "teal", word: "not encircled" },
  "under-attack": { sign: "✶", tone: "red", word: "under attack" },
  abandoned: { sign: "□", tone: "grey", word: "left" },
  unknown: { sign: "?", tone: "grey", word: "unknown" },
};
