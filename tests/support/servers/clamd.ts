import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { bind } from './listening';

/**
 * EICAR's test file, which every scanner knows and which harms nobody; in two parts, so that no scanner reports this
 * source.
 */
export const EICAR = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'}`;

export type ClamdStandIn = {
  readonly url: () => string;
  /** bytes of each complete stream that it was sent, in order */
  readonly scanned: () => readonly Buffer[];
  /** answers nothing, and hangs up, until told otherwise */
  readonly fail: (isFailing: boolean) => void;
};

/**
 * ClamAV's daemon as far as its protocol goes: commands of the `z` kind, INSTREAM in length-prefixed chunks up to an
 * empty one, PING. It refuses anything longer than `maxBytes` as clamd does, in the middle of the stream.
 */
export function givenClamd({ maxBytes = 1_000_000 } = {}): ClamdStandIn {
  const scanned: Buffer[] = [];
  let isFailing = false;
  let url = '';
  const server = createServer((socket) => {
    if (isFailing) return socket.destroy();
    socket.on('error', () => undefined);
    void serve(socket, maxBytes, scanned).catch(() => socket.destroy());
  });
  beforeAll(async () => {
    url = `clamd://127.0.0.1:${await bind(server)}`;
  });
  afterAll(() => {
    server.close();
  });
  return {
    url: () => url,
    scanned: () => scanned,
    fail: (isIt) => {
      isFailing = isIt;
    },
  };
}

async function serve(socket: Socket, maxBytes: number, scanned: Buffer[]): Promise<void> {
  const next = reader(socket);
  let command = '';
  while (!command.endsWith('\0')) command += (await next(1)).toString();
  if (command === 'zPING\0') return answer(socket, 'PONG');
  if (command !== 'zINSTREAM\0') return answer(socket, 'UNKNOWN COMMAND');
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const length = (await next(4)).readUInt32BE();
    if (length === 0) break;
    total += length;
    if (total > maxBytes) return answer(socket, 'INSTREAM size limit exceeded. ERROR');
    chunks.push(await next(length));
  }
  const bytes = Buffer.concat(chunks);
  scanned.push(bytes);
  answer(socket, bytes.includes(EICAR) ? 'stream: Win.Test.EICAR_HDB-1 FOUND' : 'stream: OK');
}

function answer(socket: Socket, said: string): void {
  socket.end(`${said}\0`);
}

/** @returns a function that returns exactly so many of the incoming bytes; rejects when the connection ends before. */
function reader(socket: Socket): (count: number) => Promise<Buffer> {
  const pieces = socket[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  return async (count) => {
    while (held.length < count) {
      const { value, done } = await pieces.next();
      if (done) throw new Error('the line has ended');
      held = Buffer.concat([held, Buffer.from(value)]);
    }
    const given = held.subarray(0, count);
    held = held.subarray(count);
    return given;
  };
}
