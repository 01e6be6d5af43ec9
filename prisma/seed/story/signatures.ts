import { type Point, pathOf, type Stroke } from '@/lib/agreements/drawn.rules';
import type { PersonName } from '../cast';

/** A cubic Bézier curve, as four points in the box of a drawn signature (600 by 200). */
type Curve = readonly [Point, Point, Point, Point];
/** One stroke of the pen: where it starts, then x and y of two handles and an end for each curve. */
type Pen = readonly [
  readonly [number, number],
  ...(readonly [number, number, number, number, number, number])[],
];

/** Each hand is its own: how many strokes, how steep, how the last letter ends. */
const HANDS: Partial<Record<PersonName, readonly Pen[]>> = {
  // a tall R that runs into a flat line, and an A drawn apart
  ruth: [
    [
      [96, 160],
      [98, 120, 104, 70, 112, 38],
    ],
    [
      [84, 58],
      [104, 18, 178, 22, 172, 62],
      [168, 92, 128, 100, 112, 98],
      [138, 108, 156, 140, 182, 156],
      [206, 168, 200, 112, 214, 114],
      [226, 116, 214, 152, 232, 150],
      [252, 146, 246, 96, 258, 62],
      [262, 96, 256, 150, 284, 148],
    ],
    [
      [312, 158],
      [326, 118, 350, 70, 362, 40],
      [372, 80, 384, 122, 404, 158],
    ],
    [
      [320, 112],
      [360, 100, 440, 96, 540, 108],
    ],
  ],
  // one round line with loops, and a dot
  dewi: [
    [
      [130, 44],
      [122, 88, 118, 128, 126, 158],
      [206, 160, 226, 60, 138, 46],
      [176, 34, 232, 92, 236, 124],
      [240, 152, 276, 128, 262, 112],
      [246, 98, 232, 142, 268, 148],
      [292, 150, 300, 118, 304, 114],
      [302, 160, 330, 158, 334, 118],
      [336, 160, 366, 156, 372, 112],
      [390, 108, 384, 152, 408, 148],
      [450, 140, 480, 172, 520, 138],
    ],
    [
      [396, 82],
      [398, 82, 400, 84, 398, 86],
    ],
  ],
  // upright letters, close together
  maria: [
    [
      [90, 156],
      [96, 112, 104, 72, 116, 46],
      [126, 84, 134, 116, 142, 134],
      [154, 100, 166, 70, 178, 46],
      [186, 84, 188, 124, 194, 154],
    ],
    [
      [246, 112],
      [222, 104, 208, 150, 230, 150],
      [246, 148, 248, 122, 248, 112],
      [246, 142, 258, 156, 270, 142],
      [276, 126, 278, 114, 284, 112],
      [296, 112, 290, 152, 310, 148],
      [330, 146, 350, 120, 420, 136],
    ],
  ],
  // a P with a long tail under the name
  priya: [
    [
      [120, 172],
      [122, 130, 130, 80, 136, 44],
    ],
    [
      [110, 64],
      [138, 24, 220, 40, 202, 82],
      [190, 108, 150, 110, 134, 104],
      [190, 108, 214, 132, 226, 118],
      [234, 108, 242, 146, 260, 136],
      [274, 124, 278, 114, 286, 116],
      [292, 150, 306, 150, 316, 116],
      [312, 186, 250, 196, 160, 184],
    ],
  ],
};

const STEPS = 14;

/** @returns a person's signature as their finger would have drawn it; empty for somebody who never draws. */
export function signatureOf(name: PersonName): string {
  return pathOf((HANDS[name] ?? []).map(strokeOf));
}

function strokeOf([[x, y], ...curves]: Pen): Stroke {
  const points: Point[] = [{ x, y }];
  for (const [ax, ay, bx, by, cx, cy] of curves) {
    const start = points.at(-1) ?? { x, y };
    const curve: Curve = [start, { x: ax, y: ay }, { x: bx, y: by }, { x: cx, y: cy }];
    for (let step = 1; step <= STEPS; step += 1) points.push(pointOn(curve, step / STEPS));
  }
  return points;
}

function pointOn([start, one, other, end]: Curve, t: number): Point {
  const along = (axis: 'x' | 'y') =>
    (1 - t) ** 3 * start[axis] +
    3 * (1 - t) ** 2 * t * one[axis] +
    3 * (1 - t) * t ** 2 * other[axis] +
    t ** 3 * end[axis];
  return { x: along('x'), y: along('y') };
}
