// Where names stand beside their marks: no name covers another, a mark, or what lies on the picture.
export type Box = readonly [left: number, top: number, right: number, bottom: number];

export interface Point {
  x: number;
  y: number;
  r: number;
  text: string;
}

export interface Label {
  x: number;
  y: number;
  anchor: "start" | "end" | "middle";
}

// Names are set at 11.5 px; a letter is about this wide, a line this high.
const LETTER = 6.3;
const LINE = 14;
const GAP = 3;

const meet = (a: Box, b: Box) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

/** A place for each name, in the order of the points, the first before all others; null where there is none.
 *
 * The first `always` may stand over marks, but not over other names.
 */
export function labels(points: readonly Point[], width: number, height: number, taken: readonly Box[] = [], always = 0): (Label | null)[] {
  const used: Box[] = [...taken];
  const marks: Box[] = points.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  return points.map(({ x, y, r, text }, own) => {
    const long = text.length * LETTER;
    const sides: [Label, Box][] = [
      [{ x: x + r + GAP, y: y + 4, anchor: "start" }, [x + r, y - LINE / 2, x + r + GAP + long, y + LINE / 2]],
      [{ x: x - r - GAP, y: y + 4, anchor: "end" }, [x - r - GAP - long, y - LINE / 2, x - r, y + LINE / 2]],
      [{ x, y: y + r + LINE - 2, anchor: "middle" }, [x - long / 2, y + r, x + long / 2, y + r + LINE]],
      [{ x, y: y - r - 4, anchor: "middle" }, [x - long / 2, y - r - LINE, x + long / 2, y - r]],
    ];
    const legible = ([, box]: [Label, Box]) => box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height && !used.some((other) => meet(box, other));
    const free = ([, box]: [Label, Box]) => !marks.some((other, index) => index !== own && meet(box, other));
    const found = sides.find((side) => legible(side) && free(side)) ?? (own < always ? sides.find(legible) : undefined);
    if (!found) return null;
    used.push(found[1]);
    return found[0];
  });
}
