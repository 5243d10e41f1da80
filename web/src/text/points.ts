// The record counts Unicode code points; JavaScript counts UTF-16 units. An emoji is one of the former, two of the latter.

/** Offsets in UTF-16 for offsets in code points; identity for texts without characters beyond U+FFFF. */
export class Points {
  readonly #starts: Uint32Array | null;
  readonly length: number;

  constructor(readonly text: string) {
    if (!/[\u{10000}-\u{10ffff}]/u.test(text)) {
      this.#starts = null;
      this.length = text.length;
      return;
    }
    const starts: number[] = [];
    let at = 0;
    for (const point of text) {
      starts.push(at);
      at += point.length;
    }
    starts.push(at);
    this.#starts = Uint32Array.from(starts);
    this.length = starts.length - 1;
  }

  toUnits(point: number): number {
    const clamped = Math.min(Math.max(point, 0), this.length);
    return this.#starts ? (this.#starts[clamped] ?? 0) : clamped;
  }

  toPoints(unit: number): number {
    if (!this.#starts) return Math.min(Math.max(unit, 0), this.length);
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  slice(start: number, end: number): string {
    return this.text.slice(this.toUnits(start), this.toUnits(end));
  }
}
