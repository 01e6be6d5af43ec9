import { connect, createServer, type Socket } from 'node:net';
import type { Running } from '../steps/lifecycle';

/**
 * One entry to several web servers, like a load balancer: each connection goes to the next server that accepts it, and
 * breaks when its server dies. Requests on their way then get no answer, as on a real line.
 */
export async function startLoadBalancer(
  port: number,
  servers: readonly number[],
  running: Running,
): Promise<void> {
  let turn = 0;
  const open = new Set<Socket>();
  const keep = (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  const door = createServer((visitor) => {
    keep(visitor);
    turn += 1;
    visitor.on('error', () => undefined);
    lead(
      visitor,
      servers.map((_, place) => servers[(turn + place) % servers.length] ?? 0),
      keep,
    );
  });
  await new Promise<void>((resolve, reject) => {
    door.once('error', reject);
    door.listen(port, resolve);
  });
  running.atEnd(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => door.close(resolve));
  });
}

/** Connects a visitor to the first server that accepts; if none does, the connection ends. */
function lead(visitor: Socket, [first, ...others]: readonly number[], keep: (socket: Socket) => void): void {
  if (first === undefined) {
    visitor.destroy();
    return;
  }
  const inside = connect(first, '127.0.0.1');
  keep(inside);
  let isThere = false;
  inside.once('connect', () => {
    isThere = true;
    visitor.pipe(inside);
    inside.pipe(visitor);
    visitor.once('close', () => inside.destroy());
  });
  inside.once('error', () => (isThere ? visitor.destroy() : lead(visitor, others, keep)));
  inside.once('close', () => isThere && visitor.destroy());
}
