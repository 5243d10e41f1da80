// Asking the API: one shape of error, the token where there is one, and the header that changes need.
import { published } from "../state/url.svelte";

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const TOKEN = "parley-token";

export function setToken(token: string): void {
  if (token) sessionStorage.setItem(TOKEN, token);
  else sessionStorage.removeItem(TOKEN);
}

function headers(more: Record<string, string> = {}): Record<string, string> {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { ...more, Authorization: `Bearer ${token}` } : more;
}

async function answered(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body = await response.json().catch(() => null);
  const error = body?.error ?? {};
  throw new ApiError(
    response.status,
    error.code ?? "unknown",
    error.message ?? `The server answered ${response.status}.`,
    error.hint ?? "Try again.",
  );
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await answered(await fetch(path, init));
  } catch (error) {
    if (error instanceof TypeError) throw new ApiError(0, "offline", "The server does not answer.", "Is 'parley serve' still running?");
    throw error;
  }
}

export function address(path: string, query?: URLSearchParams): string {
  const text = query?.toString();
  return `/api${path}${text ? `?${text}` : ""}`;
}

export async function get<T>(path: string, query?: URLSearchParams, signal?: AbortSignal): Promise<T> {
  if (published) {
    const copy = await import("./published");
    return (await copy.read(path, query ?? new URLSearchParams())) as T;
  }
  const response = await send(address(path, query), { headers: headers(), signal: signal ?? null });
  return (await response.json()) as T;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const form = body instanceof FormData;
  const response = await send(address(path), {
    method: "POST",
    headers: headers(form ? { "X-Parley": "1" } : { "X-Parley": "1", "Content-Type": "application/json" }),
    body: form ? body : JSON.stringify(body),
  });
  return (await response.json()) as T;
}

/** Save what the API answers as a file; a plain link could not carry the token. */
export async function download(path: string, query: URLSearchParams, name: string): Promise<void> {
  const response = await send(address(path, query), { headers: headers() });
  save(await response.blob(), name);
}

export function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Server-sent events over fetch, which, unlike EventSource, can carry a token. Ends when `signal` does or the server ends. */
export async function watch(path: string, heard: (event: string, data: string) => void, signal: AbortSignal): Promise<void> {
  const response = await send(address(path), { headers: headers({ Accept: "text/event-stream" }), signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) return;
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    waiting += value.replaceAll("\r\n", "\n");
    for (let end = waiting.indexOf("\n\n"); end >= 0; end = waiting.indexOf("\n\n")) {
      const lines = waiting.slice(0, end).split("\n");
      waiting = waiting.slice(end + 2);
      const data = lines.filter((line) => line.startsWith("data:")).map((line) => line.slice(5).trimStart());
      const name = lines.find((line) => line.startsWith("event:"))?.slice(6).trim() ?? "message";
      if (data.length) heard(name, data.join("\n"));
    }
  }
}
