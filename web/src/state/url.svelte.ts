// The one place that reads and writes the address. Whatever a person could want to cite or go back to is in it.
// Filters survive a change of view; what belongs to one view is dropped with it.

export interface Key {
  label: string;
  /** Several values of the key mean any of them. */
  many?: boolean;
  /** A filter survives a change of view and goes with every request and export. */
  filter?: boolean;
}

export const KEYS = {
  actor: { label: "Actor", many: true, filter: true },
  source: { label: "According to", many: true, filter: true },
  country: { label: "Country", many: true, filter: true },
  place: { label: "Place", many: true, filter: true },
  type: { label: "Type", many: true, filter: true },
  issue: { label: "Issue", many: true, filter: true },
  outlet: { label: "Outlet", many: true, filter: true },
  document: { label: "Document", many: true, filter: true },
  since: { label: "Since", filter: true },
  until: { label: "Until", filter: true },
  text: { label: "Words", filter: true },
  as_of: { label: "As of", filter: true },
  rejected: { label: "Rejected too", filter: true },
  standing: { label: "Standing", many: true },
  kind: { label: "Kind" },
  q: { label: "Search" },
  from: { label: "From" },
  to: { label: "To" },
  step: { label: "Step" },
  by: { label: "Time" },
  show: { label: "Show", many: true },
  tab: { label: "Part" },
  version: { label: "Version" },
  talks: { label: "Talks" },
  order: { label: "Order" },
} as const satisfies Record<string, Key>;

export type Name = keyof typeof KEYS;
export type Values = Partial<Record<Name, string[]>>;
export type Changes = Partial<Record<Name, string | string[] | null>>;

export const FILTERS = (Object.keys(KEYS) as Name[]).filter((name) => (KEYS[name] as Key).filter);

export interface Address {
  path: string;
  values: Values;
  hash: string;
}

/** A published copy lies on a plain web host, which knows one page only: the address is kept behind a "#". */
export const published = typeof document !== "undefined" && document.documentElement.dataset.published !== undefined;

export function parse(text: string): Address {
  const [rest = "", hash = ""] = split(text, "#");
  const [path = "/", query = ""] = split(rest, "?");
  const values: Values = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (!(name in KEYS) || value === "") continue;
    const key = name as Name;
    if ((KEYS[key] as Key).many) values[key] = [...(values[key] ?? []), value];
    else values[key] = [value];
  }
  return { path: path || "/", values, hash };
}

function split(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ""] : [text.slice(0, index), text.slice(index + 1)];
}

/** The address as text; keys in the order of the table, so that one state has one address. */
export function write(address: Address): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(KEYS) as Name[]) for (const value of address.values[name] ?? []) query.append(name, value);
  const search = query.toString();
  return address.path + (search ? `?${search}` : "") + (address.hash ? `#${address.hash}` : "");
}

export function changed(values: Values, changes: Changes): Values {
  const next: Values = { ...values };
  for (const [name, value] of Object.entries(changes) as [Name, string | string[] | null][]) {
    const list = value === null ? [] : Array.isArray(value) ? value : [value];
    const kept = list.filter((item) => item !== "");
    if (kept.length) next[name] = kept;
    else delete next[name];
  }
  return next;
}

export function onlyFilters(values: Values): Values {
  return Object.fromEntries(FILTERS.filter((name) => values[name]).map((name) => [name, values[name]])) as Values;
}

function here(): Address {
  if (typeof location === "undefined") return { path: "/", values: {}, hash: "" };
  if (published) return parse(location.hash.slice(1) || "/");
  return parse(location.pathname + location.search + location.hash);
}

class Url {
  current = $state.raw<Address>(here());

  get path(): string {
    return this.current.path;
  }
  get hash(): string {
    return this.current.hash;
  }
  one(name: Name): string | undefined {
    return this.current.values[name]?.[0];
  }
  many(name: Name): string[] {
    return this.current.values[name] ?? [];
  }

  /** The address of a view with the filters of now; what `changes` names is set, null takes it away. */
  href(path: string, changes: Changes = {}, hash = ""): string {
    const values = changed(path === this.path ? this.current.values : onlyFilters(this.current.values), changes);
    return outward({ path, values, hash });
  }
  go(path: string, changes: Changes = {}, hash = ""): void {
    const values = changed(path === this.path ? this.current.values : onlyFilters(this.current.values), changes);
    this.#move({ path, values, hash }, false);
    if (!hash) scrollTo(0, 0);
  }
  /** Change keys of this view. `replace` makes no entry in the history: for sliders and typing. */
  set(changes: Changes, replace = false): void {
    this.#move({ ...this.current, values: changed(this.current.values, changes) }, replace);
  }
  setHash(hash: string): void {
    this.#move({ ...this.current, hash }, true);
  }
  toggle(name: Name, value: string): void {
    const values = this.many(name);
    this.set({ [name]: values.includes(value) ? values.filter((v) => v !== value) : [...values, value] });
  }
  clear(): void {
    this.set(Object.fromEntries(FILTERS.map((name) => [name, null])));
  }
  /** Follow a link that the browser was about to follow. */
  follow(link: HTMLAnchorElement): void {
    const text = published ? link.hash.slice(1) : link.pathname + link.search + link.hash;
    this.#move(parse(text), false);
    if (!link.hash || published) scrollTo(0, 0);
  }
  sync(): void {
    this.current = here();
  }
  /** The filters of now as a query of the API, with more keys beside them. */
  query(more: Record<string, string | number | boolean | string[] | undefined> = {}, without: Name[] = []): URLSearchParams {
    const query = new URLSearchParams();
    for (const name of FILTERS) {
      if (without.includes(name)) continue;
      for (const value of this.many(name)) query.append(name, value);
    }
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined || value === "") continue;
      for (const item of Array.isArray(value) ? value : [value]) query.append(name, String(item));
    }
    return query;
  }

  #move(next: Address, replace: boolean): void {
    const address = outward(next);
    if (replace) history.replaceState(null, "", address);
    else if (write(next) !== write(this.current)) history.pushState(null, "", address);
    this.current = next;
  }
}

function outward(address: Address): string {
  return published ? `#${write(address)}` : write(address);
}

export const url = new Url();
