// What the whole app knows of the record it shows: its status, whether it changed, who is judging.
import { ApiError, get, setToken, watch } from "../api/client";
import type { PublishedDay, Status } from "../api/types";
import { published } from "./url.svelte";

const AUTHOR = "parley-author";
// After a lost connection, ask again after this long; a server that is restarted is back in seconds.
const RETRY_MS = 4000;

class RecordState {
  status = $state.raw<Status | null>(null);
  days = $state.raw<PublishedDay[]>([]);
  /** Changes whenever the record does; whoever reads it asks again. */
  mark = $state("");
  needsToken = $state(false);
  offline = $state(false);
  author = $state(localStorage.getItem(AUTHOR) ?? "");

  get mayReview(): boolean {
    return this.status?.may.includes("review") ?? false;
  }
  get mayAdd(): boolean {
    return this.status?.may.includes("admin") ?? false;
  }
  get name(): string {
    return this.status?.author ?? this.author;
  }

  setAuthor(name: string): void {
    this.author = name.trim();
    localStorage.setItem(AUTHOR, this.author);
  }

  async load(): Promise<void> {
    try {
      this.status = await get<Status>("/status");
      this.needsToken = false;
      this.days = await get<PublishedDay[]>("/days");
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.needsToken = true;
      else this.offline = true;
    }
  }

  async useToken(token: string): Promise<void> {
    setToken(token.trim());
    await this.load();
    if (!this.needsToken) void this.listen();
  }

  /** Hear of changes for as long as the page is open. */
  async listen(): Promise<void> {
    if (published) return;
    for (;;) {
      try {
        await watch("/live", (event, data) => event === "changed" && this.changed(data), new AbortController().signal);
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return;
        this.offline = true;
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }

  changed(mark: string): void {
    this.offline = false;
    if (this.mark && this.mark !== mark) void this.load();
    this.mark = mark;
  }
}

export const record = new RecordState();
