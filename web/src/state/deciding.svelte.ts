// Sending what a person decides, under their name; the name is asked for once.
import { post } from "../api/client";
import type { Decided } from "../api/types";
import { record } from "./record.svelte";

export interface Verdict {
  target: string;
  verdict: "accept" | "reject" | "edit" | "same" | "different";
  field?: string;
  new?: unknown;
  other?: string;
  reason?: string;
}

class Asking {
  open = $state(false);
  #waiting: ((name: string) => void)[] = [];

  /** The person's name; opens the question where it is not known yet. */
  name(): Promise<string> {
    if (record.name) return Promise.resolve(record.name);
    this.open = true;
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
  answer(name: string): void {
    record.setAuthor(name);
    this.open = false;
    for (const resolve of this.#waiting.splice(0)) resolve(record.name);
  }
}

export const asking = new Asking();

export async function decide(verdict: Verdict): Promise<Decided> {
  const author = await asking.name();
  return post<Decided>("/judgements", { ...verdict, author });
}
