// The keyboard: one table of keys, inert wherever a person is typing.
export interface Shortcut {
  key: string;
  does: string;
}

export const SHORTCUTS: Shortcut[] = [
  { key: "/", does: "search" },
  { key: "j", does: "next entry" },
  { key: "k", does: "previous entry" },
  { key: "Enter", does: "open the entry at its words" },
  { key: "Esc", does: "close what is open" },
  { key: "a", does: "accept (in Review)" },
  { key: "r", does: "reject (in Review)" },
  { key: "e", does: "correct (in Review)" },
  { key: "s", does: "the same (in Review)" },
  { key: "d", does: "different (in Review)" },
  { key: "u", does: "undecided, next pair (in Review)" },
  { key: "z", does: "undo the last decision (in Review)" },
  { key: "?", does: "this help" },
];

export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "range"].includes(target.type);
}

/** Move among the elements marked data-entry; the one with focus counts as the place, else the first on the screen. */
export function step(by: 1 | -1): void {
  const entries = [...document.querySelectorAll<HTMLElement>("[data-entry]")].filter((e) => e.offsetParent !== null);
  if (!entries.length) return;
  const now = entries.findIndex((entry) => entry.contains(document.activeElement));
  const visible = entries.findIndex((entry) => entry.getBoundingClientRect().top >= 0);
  const next = entries[now < 0 ? Math.max(visible, 0) : Math.min(Math.max(now + by, 0), entries.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Open the entry that has the focus: its first link marked data-open. */
export function openFocused(): boolean {
  const entry = (document.activeElement as HTMLElement | null)?.closest<HTMLElement>("[data-entry]");
  if (!entry || entry !== document.activeElement) return false;
  const link = entry.matches("[data-open]") ? entry : entry.querySelector<HTMLElement>("[data-open]");
  link?.click();
  return link !== null;
}
