import { type Line, openLine } from './line';

export type BreakingLine = Line & {
  /** from now on every connection is cut, those that are open and those that come */
  readonly goAway: () => void;
  readonly comeBack: () => void;
  /** how many have asked for a connection since it went away */
  readonly asked: () => number;
};

/** Opens a line to a server on this machine that can be away for a while, as when the server was killed and comes up again. */
export async function breakingLine(to: number): Promise<BreakingLine> {
  let isAway = false;
  let asked = 0;
  const line = await openLine(to, (near, far) => {
    if (!isAway) {
      near.pipe(far).pipe(near);
      return;
    }
    asked += 1;
    near.destroy();
  });
  return {
    ...line,
    goAway() {
      isAway = true;
      asked = 0;
      line.cut();
    },
    comeBack() {
      isAway = false;
    },
    asked: () => asked,
  };
}
