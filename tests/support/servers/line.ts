import { connect, createServer, type Socket } from 'node:net';
import { bind } from './listening';

export type Line = {
  readonly port: number;
  /** closes every connection that is open now */
  readonly cut: () => void;
  readonly close: () => Promise<void>;
};

/**
 * Opens a relay to a server on this machine. `join` passes bytes between client and server; when one of the two is
 * gone, so is the other.
 */
export async function openLine(to: number, join: (near: Socket, far: Socket) => void): Promise<Line> {
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    join(near, far);
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
  });
  const port = await bind(server);
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port,
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
