// Something read from the API for as long as a component shows it: asked again when the question or the record changes.
import { ApiError, get } from "../api/client";
import { record } from "./record.svelte";

export interface Ask {
  path: string;
  query?: URLSearchParams;
}

// A server that works something out says so; it is asked again after this long.
const AGAIN_MS = 1500;

export interface Resource<T> {
  readonly data: T | undefined;
  /** What the server says while it works the answer out. */
  readonly working: string | undefined;
  readonly error: ApiError | undefined;
  readonly loading: boolean;
  again(): void;
}

/** What was shown stays, dimmed, while the next answer is on its way. Call it while a component is being made. */
export function resource<T>(ask: () => Ask | null): Resource<T> {
  let data = $state.raw<T>();
  let error = $state.raw<ApiError>();
  let loading = $state(true);
  let working = $state<string>();
  let turn = $state(0);
  const asked = $derived.by(() => {
    const question = ask();
    return question && `${question.path}?${question.query?.toString() ?? ""}`;
  });

  $effect(() => {
    void turn;
    void record.mark;
    if (asked === null) {
      loading = false;
      return;
    }
    const [path = "", query = ""] = asked.split(/\?(.*)/s);
    const abort = new AbortController();
    loading = true;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    get<T>(path, new URLSearchParams(query), abort.signal)
      .then((answer) => {
        if (abort.signal.aborted) return;
        data = answer;
        error = working = undefined;
        loading = false;
      })
      .catch((reason: unknown) => {
        if (abort.signal.aborted) return;
        if (reason instanceof ApiError && reason.code === "working") {
          working = reason.message;
          waiting = setTimeout(() => (turn += 1), AGAIN_MS);
          return;
        }
        if (reason instanceof ApiError && reason.status === 401) record.needsToken = true;
        error = reason instanceof ApiError ? reason : new ApiError(0, "unknown", String(reason), "Reload the page.");
        data = undefined;
        working = undefined;
        loading = false;
      });
    return () => {
      clearTimeout(waiting);
      abort.abort();
    };
  });

  return {
    get data() {
      return data;
    },
    get working() {
      return working;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    again() {
      turn += 1;
    },
  };
}
