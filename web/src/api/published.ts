// A published copy has no server: the answers lie in files, and filters are applied here, as the record would apply them.
import { decoded } from "../text/format";
import type {
  ActorCount, Board, Claim, ControlMap, DocumentShown, Facets, Kind, LaneCount, Listing, NetworkAnswer, Overview, Place, PlacesMap,
  PublishedDay, Report, SearchAnswer, SearchHit, SeriesAnswer, Shown, Story, TimelineAnswer,
} from "./types";
import { ApiError } from "./client";
import { csv, features, lines } from "./rows";
import { fold, matches, reportActors, reportType, somebody, wanted, type Wanted } from "./matching";

const LISTS: Record<Kind, string> = { statement: "statements", event: "events", move: "moves", control: "control-reports" };
// As many marks as a screen shows; more are counted.
const MOST_MARKS = 2000;
const KINDS = Object.keys(LISTS) as Kind[];
const loaded = new Map<string, Promise<unknown>>();

function load<T>(name: string): Promise<T> {
  let found = loaded.get(name);
  if (!found) {
    found = fetch(`./data/${name}.json`).then((response) => {
      if (!response.ok) throw new ApiError(response.status, "not-found", "This is not part of the published copy.", "Go back to the overview.");
      return response.json();
    });
    loaded.set(name, found);
  }
  return found as Promise<T>;
}

const safe = (id: string) => id.replace(/[^A-Za-z0-9.-]/g, "_");

async function entries(kind: Kind, f: Wanted): Promise<Shown[]> {
  return (await load<Shown[]>(LISTS[kind])).filter((shown) => matches(shown, f));
}
async function everything(f: Wanted): Promise<Shown[]> {
  return (await Promise.all(KINDS.map((kind) => entries(kind, f)))).flat();
}
/** The file of what stood at the moment asked about. */
async function standing<T>(name: string, f: Wanted): Promise<T> {
  if (!f.asOf) return load<T>(name);
  const days = await load<PublishedDay[]>("days");
  const day = days.filter((stop) => stop.day <= (f.asOf ?? "")).at(-1)?.day ?? days[0]?.day;
  return load<T>(day ? `as-of/${day}/${name}` : name);
}
/** The ids of the reports that pass, or null where nothing is filtered. */
async function passing(f: Wanted): Promise<Set<string> | null> {
  if (!f.any) return null;
  return new Set((await everything({ ...f, type: [] })).map((shown) => shown.entry.id));
}
const touched = (ids: Set<string> | null, reports: readonly string[]) => ids === null || reports.some((id) => ids.has(id));

async function list(kind: Kind, f: Wanted): Promise<Listing<Shown>> {
  const all = await load<Shown[]>(LISTS[kind]);
  const found = all.filter((shown) => matches(shown, f));
  if (f.newest) found.reverse();
  return { items: found.slice(0, f.limit), total: found.length, all: all.length, next: null };
}

const RANK: Record<Claim["standing"], number> = { withdrawn: 0, corrected: 0, superseded: 1, disputed: 1, corroborated: 2, reported: 3 };

async function claims(f: Wanted, query: URLSearchParams): Promise<Listing<Claim>> {
  const all = await standing<Claim[]>("claims", f);
  const ids = await passing(f);
  const some = all.filter((claim) => touched(ids, [...claim.reports_for, ...claim.reports_against]));
  const types = query.getAll("type");
  const found = some.filter((claim) => !types.length || types.includes(claim.standing));
  const last = (claim: Claim) => claim.history.map((entry) => entry.at ?? "").sort().at(-1) ?? "";
  const sort = query.get("sort");
  if (sort === "changed") found.sort((a, b) => RANK[a.standing] - RANK[b.standing] || last(b).localeCompare(last(a)));
  if (sort === "newest") found.sort((a, b) => last(b).localeCompare(last(a)));
  const facets = { standing: counted(some.map((claim) => [claim.standing, claim.standing])) };
  return { items: found.slice(0, f.limit), total: found.length, all: all.length, next: null, facets };
}

function counted(pairs: [string, string][]): { value: string; label: string; count: number }[] {
  const found = new Map<string, { value: string; label: string; count: number }>();
  for (const [value, label] of pairs) {
    const row = found.get(value) ?? { value, label, count: 0 };
    row.count += 1;
    found.set(value, row);
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}

async function facets(kind: Kind | "report", f: Wanted): Promise<Facets> {
  const over = async (change: Partial<Wanted>) => (kind === "report" ? everything({ ...f, ...change }) : entries(kind, { ...f, ...change }));
  const places = (await over({ place: [] })).flatMap(({ entry }) => (entry.where?.place ? [[entry.where.place.id, entry.where.place.name] as [string, string]] : []));
  const actors = (await over({ actor: [] })).flatMap(({ entry }) => [...new Map(reportActors(entry).filter(somebody).map((a) => [a.id ?? a.name, a.name])).entries()]);
  return {
    type: counted((await over({ type: [] })).map(({ entry }) => [reportType(entry), reportType(entry)])),
    issue: counted((await over({ issue: [] })).flatMap(({ entry }) => (entry.kind === "move" ? [[entry.issue, entry.issue] as [string, string]] : []))),
    outlet: counted((await over({ outlet: [] })).map(({ context }) => [context.outlet, context.outlet])),
    actor: counted(actors).slice(0, 50),
    place: counted(places).slice(0, 50),
  };
}

async function timeline(f: Wanted): Promise<TimelineAnswer> {
  const whole = await load<TimelineAnswer>("timeline");
  const found = await everything(f);
  const ids = new Set(found.map((shown) => shown.entry.id));
  const days = new Map<string, Record<string, number>>();
  for (const { entry, context } of found) {
    if (!context.published) continue;
    const day = context.published.slice(0, 10);
    const counts = days.get(day) ?? {};
    counts[entry.kind] = (counts[entry.kind] ?? 0) + 1;
    days.set(day, counts);
  }
  const volume = [...days].sort(([a], [b]) => a.localeCompare(b)).map(([day, counts]) => ({ day, counts }));
  const marks = whole.marks.filter((mark) => ids.has(mark.report));
  if (marks.length <= MOST_MARKS) return { marks, density: [], volume, total: found.length, all: whole.all };
  const density = new Map<string, LaneCount>();
  for (const mark of marks)
    for (const [own, at] of [[true, mark.start], [false, mark.published]] as const) {
      if (!at) continue;
      const row = { day: at.slice(0, 10), lane: mark.lane, kind: mark.kind, own, count: 0 };
      const kept = density.get(`${row.day} ${row.lane} ${row.kind} ${own}`) ?? row;
      kept.count += 1;
      density.set(`${row.day} ${row.lane} ${row.kind} ${own}`, kept);
    }
  return { marks: [], density: [...density.values()], volume, total: found.length, all: whole.all };
}

async function network(f: Wanted): Promise<NetworkAnswer> {
  const whole = await load<NetworkAnswer>("network");
  const found = await entries("event", f);
  if (!f.any && !f.asOf) return whole;
  const ids = new Set(found.map((shown) => shown.entry.id));
  const edges = whole.network.edges
    .map((edge) => ({ ...edge, reports: edge.reports.filter((id) => ids.has(id)) }))
    .filter((edge) => edge.reports.length)
    .map((edge) => ({ ...edge, events: edge.reports.length }));
  const named = new Set(edges.flatMap((edge) => [edge.source, edge.target]));
  const nodes = whole.network.nodes.filter((node) => named.has(node.actor.id ?? node.actor.name));
  return { ...whole, network: { ...whole.network, nodes, edges }, total: found.length };
}

async function series(f: Wanted, query: URLSearchParams): Promise<SeriesAnswer> {
  const [from, to, step] = [query.get("from") ?? "", query.get("to") ?? "", query.get("step") ?? "week"];
  const is = (who: string) => (a: { id?: string | null; country?: string | null }) => a.id === who || a.country === who;
  const points = new Map<string, { scores: number[]; reports: string[] }>();
  const citations: SeriesAnswer["citations"] = {};
  for (const shown of await entries("event", f)) {
    const event = shown.entry;
    if (event.kind !== "event" || event.polarity === "negative") continue;
    const targets = event.recipients?.length ? event.recipients : (event.actors ?? []);
    if (!event.actors?.some(is(from)) || !targets.some(is(to))) continue;
    const at = new Date(event.when?.start ?? shown.context.published ?? NaN);
    if (Number.isNaN(at.getTime())) continue;
    if (step === "week") at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
    if (step === "month") at.setUTCDate(1);
    const day = at.toISOString().slice(0, 10);
    const point = points.get(day) ?? { scores: [], reports: [] };
    point.reports.push(event.id);
    if (event.score != null) point.scores.push(event.score);
    points.set(day, point);
    citations[event.id] = cite(shown);
  }
  const mean = (list: number[]) => (list.length ? Math.round((list.reduce((a, b) => a + b, 0) / list.length) * 100) / 100 : null);
  const found = [...points].sort(([a], [b]) => a.localeCompare(b)).map(([day, p]) => ({ day, events: p.reports.length, mean_score: mean(p.scores), reports: p.reports }));
  return { points: found, citations };
}

function cite({ entry, context }: Shown): SeriesAnswer["citations"][string] {
  const { passage } = entry;
  return { report: entry.id, kind: entry.kind, document: entry.document, version: entry.version, start: passage.start, end: passage.end, words: passage.exact, outlet: context.outlet, title: context.title ?? null, published: context.published ?? null, rule: entry.extractor.rule, review: context.review ?? null };
}

async function map(f: Wanted): Promise<PlacesMap> {
  const places = new Map<string, { place: Place; counts: Record<string, number> }>();
  const missing = new Map<string, string[]>();
  for (const { entry } of await everything(f)) {
    const where = entry.where;
    if (!where) continue;
    if (!where.place) {
      missing.set(where.text, [...(missing.get(where.text) ?? []), entry.id]);
      continue;
    }
    const row = places.get(where.place.id) ?? { place: where.place, counts: {} };
    row.counts[entry.kind] = (row.counts[entry.kind] ?? 0) + 1;
    places.set(where.place.id, row);
  }
  return { places: [...places.values()], not_located: [...missing].map(([text, reports]) => ({ text, count: reports.length, reports })) };
}

async function actors(f: Wanted, q: string): Promise<ActorCount[]> {
  const found = new Map<string, ActorCount>();
  for (const { entry } of await everything(f))
    for (const [key, actor] of new Map(reportActors(entry).filter(somebody).map((a) => [a.id ?? a.name, a]))) {
      if (q && key !== q && !fold(actor.name).includes(fold(q))) continue;
      const row = found.get(key) ?? { actor, counts: {} };
      row.counts[entry.kind] = (row.counts[entry.kind] ?? 0) + 1;
      found.set(key, row);
    }
  const total = (row: ActorCount) => Object.values(row.counts).reduce((a, b) => a + b, 0);
  return [...found.values()].sort((a, b) => total(b) - total(a)).slice(0, f.limit);
}

async function search(f: Wanted, q: string): Promise<SearchAnswer> {
  const words = fold(q).split(" ").filter(Boolean);
  const marked = (text: string): [string, boolean][] => {
    const at = text.toLowerCase().indexOf(words[0] ?? "");
    return at < 0 ? [[text, false]] : [[text.slice(0, at), false], [text.slice(at, at + (words[0]?.length ?? 0)), true], [text.slice(at + (words[0]?.length ?? 0)), false]];
  };
  const has = (text: string) => words.length > 0 && words.every((word) => fold(text).includes(word));
  const reports: SearchHit[] = (await everything(f)).filter((shown) => has(shown.entry.passage.exact)).map(({ entry, context }) => ({ id: entry.id, kind: entry.kind, document: entry.document, outlet: context.outlet, title: context.title ?? null, published: context.published ?? null, snippet: marked(entry.passage.exact), start: entry.passage.start, end: entry.passage.end }));
  const documents: SearchHit[] = (await load<DocumentShown[]>("documents")).filter((d) => has(d.title ?? "")).map((d) => ({ id: d.id, kind: "document", document: d.id, outlet: d.outlet, title: d.title, published: d.published, snippet: [], start: null, end: null }));
  const total: Record<string, number> = { document: documents.length };
  for (const hit of reports) total[hit.kind] = (total[hit.kind] ?? 0) + 1;
  return { reports: reports.slice(0, f.limit), documents, total, facets: { kind: counted(reports.map((hit) => [hit.kind, hit.kind])) } };
}

async function documents(f: Wanted): Promise<Listing<DocumentShown>> {
  const all = await load<DocumentShown[]>("documents");
  const named = f.actor.length || f.place.length || f.type.length || f.issue.length || f.text ? new Set((await everything(f)).map((shown) => shown.entry.document)) : null;
  const found = all.filter((d) => (!f.outlet.length || f.outlet.includes(d.outlet)) && (!named || named.has(d.id)) && (!f.asOf || (d.published ?? "") <= `${f.asOf}T99`));
  if (f.newest) found.reverse();
  return { items: found.slice(0, f.limit), total: found.length, all: all.length, next: null };
}

async function stories(f: Wanted): Promise<Listing<Story>> {
  const all = await standing<Story[]>("stories", f);
  const named = f.any || f.type.length ? new Set((await everything(f)).map((shown) => shown.entry.document)) : null;
  const found = all.filter((story) => touched(named, story.documents));
  if (f.newest) found.reverse();
  return { items: found.slice(0, f.limit), total: found.length, all: all.length, next: null };
}

async function talks(f: Wanted): Promise<Board> {
  const board = await standing<Board>("talks", f);
  const ids = f.any || f.type.length ? new Set((await everything(f)).map((shown) => shown.entry.id)) : null;
  if (!ids) return board;
  const kept = board.talks
    .map((one) => ({ ...one, moves: one.moves.filter((move) => touched(ids, [move.report, ...move.repeats])) }))
    .filter((one) => one.moves.length);
  const moves = Object.fromEntries(kept.map((one) => [one.id, one.moves.length]));
  return { ...board, talks: kept, moves, rounds: board.rounds.filter((round) => kept.some((one) => one.id === round.talks)) };
}

async function control(f: Wanted): Promise<ControlMap> {
  const found = await standing<ControlMap>("control", f);
  const ids = await passing(f);
  return { ...found, states: found.states.filter((state) => touched(ids, state.reports)) };
}

/** What the API would answer to this question. */
export async function read(path: string, query: URLSearchParams): Promise<unknown> {
  const f = wanted(query);
  const [, room = "", first = "", ...rest] = path.split("/").map(decoded);
  const id = [first, ...rest].join("/");
  const kind = KINDS.find((one) => LISTS[one] === room);
  if (kind && !id) return list(kind, f);
  if (room === "documents" && id) return load(query.get("version") ? `documents/${safe(id)}/${safe(query.get("version") ?? "")}` : `documents/${safe(id)}`);
  if (room === "facets") return facets(id as Kind | "report", f);
  if (room === "reports" && !id) {
    const ids = query.getAll("id");
    return (await everything(wanted(new URLSearchParams()))).filter((shown) => ids.includes(shown.entry.id));
  }
  if (id) return load(`${room}/${safe(id)}`);
  switch (room) {
    case "claims": return claims(f, query);
    case "talks": return talks(f);
    case "control": return control(f);
    case "timeline": return timeline(f);
    case "network": return network(f);
    case "series": return series(f, query);
    case "map": return map(f);
    case "actors": return actors(f, query.get("q") ?? "");
    case "search": return search(f, query.get("q") ?? "");
    case "documents": return documents(f);
    case "stories": return stories(f);
    case "overview": return standing<Overview>("overview", f);
    default: return load(room);
  }
}

/** What is on the screen as a file. */
export async function file(name: string, format: string, query: URLSearchParams): Promise<Blob> {
  const answer = name === "rounds" ? (await talks(wanted(query))).rounds : await read(`/${name}`, new URLSearchParams([...query, ["limit", "1000000"]]));
  const found = (Array.isArray(answer) ? answer : ((answer as Listing<unknown>).items ?? [answer])) as (Shown<Report> | object)[];
  if (format === "csv") return new Blob([csv(found)], { type: "text/csv" });
  if (format === "geojson") return new Blob([features(found as Shown[])], { type: "application/geo+json" });
  return new Blob([format === "json" ? JSON.stringify(answer) : lines(found)], { type: "application/json" });
}
