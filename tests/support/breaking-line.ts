import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export type BreakingLine = {
  readonly port: number;
  /** from now on every connection is cut, those that are open and those that come */
  readonly goAway: () => void;
  readonly comeBack: () => void;
  /** how many have asked for a connection since it went away */
  readonly asked: () => number;
  readonly close: () => Promise<void>;
};

/** Opens a line to a server on this machine that can be away for a while, as when the server was killed and comes up again. */
export async function breakingLine(to: number): Promise<BreakingLine> {
  const open = new Set<Socket>();
  let isAway = false;
  let asked = 0;
  const server = createServer((near) => {
    if (isAway) {
      asked += 1;
      near.destroy();
      return;
    }
    const far = connect(to, '127.0.0.1');
    near.pipe(far).pipe(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    goAway() {
      isAway = true;
      asked = 0;
      cut();
    },
    comeBack() {
      isAway = false;
    },
    asked: () => asked,
    async close() {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}
