export async function read(path: string, _query: URLSearchParams): Promise<unknown> {
  const response = await fetch(`data${path}.json`);
  return response.json();
}
export async function file(_kind: string, _format: string, _query: URLSearchParams): Promise<Blob> {
  return new Blob([]);
}
