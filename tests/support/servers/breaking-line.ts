import type { Socket } from 'node:net';
import { type Line, openLine } from './line';

export type BreakingLine = Line & {
  /** from now on every connection is cut, open ones and new ones */
  readonly goAway: () => void;
  /**
   * from now on nothing passes and nobody is told: neither on open connections nor on new ones, which stay like that
   * for good
   */
  readonly fallSilent: () => void;
  readonly comeBack: () => void;
  /** how many have tried to connect since it went away */
  readonly asked: () => number;
};

/**
 * Opens a relay to a server on this machine that can be away for a while, as if the server was killed and comes up
 * again.
 */
export async function breakingLine(to: number): Promise<BreakingLine> {
  let isAway = false;
  let isSilent = false;
  const joined: Socket[] = [];
  let asked = 0;
  const line = await openLine(to, (near, far) => {
    if (isSilent) return;
    if (!isAway) {
      joined.push(near, far);
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
    fallSilent() {
      isSilent = true;
      for (const socket of joined.splice(0)) socket.unpipe().pause();
    },
    comeBack() {
      isSilent = false;
      isAway = false;
    },
    asked: () => asked,
  };
}
