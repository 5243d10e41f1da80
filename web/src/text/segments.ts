// A text cut where marked spans begin and end, so that overlapping spans can be drawn side by side.

export interface Span {
  id: string;
  start: number;
  end: number;
}

/** A stretch covered by the same spans throughout; `starts` and `ends` are the spans that begin and end here. */
export interface Segment {
  start: number;
  end: number;
  covering: string[];
  starts: string[];
  ends: string[];
}

/** The segments of [from, to), in order; spans outside are ignored, spans that reach out are cut. */
export function segments(from: number, to: number, spans: readonly Span[]): Segment[] {
  const inside = spans.filter((span) => span.start < to && span.end > from && span.start < span.end);
  const cuts = new Set([from, to]);
  for (const span of inside) {
    cuts.add(Math.max(span.start, from));
    cuts.add(Math.min(span.end, to));
  }
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, index) => {
    const end = edges[index + 1] ?? to;
    const covering = inside.filter((span) => span.start <= start && span.end >= end);
    return {
      start,
      end,
      covering: covering.map((span) => span.id),
      starts: covering.filter((span) => Math.max(span.start, from) === start).map((span) => span.id),
      ends: covering.filter((span) => Math.min(span.end, to) === end).map((span) => span.id),
    };
  });
}

export interface Paragraph {
  start: number;
  end: number;
}

/** The paragraphs of a text, in code points, without the line ends between them. */
export function paragraphs(text: string): Paragraph[] {
  const found: Paragraph[] = [];
  let start = 0;
  let at = 0;
  for (const point of text) {
    if (point === "\n") {
      if (at > start) found.push({ start, end: at });
      start = at + 1;
    }
    at += 1;
  }
  if (at > start) found.push({ start, end: at });
  return found;
}
