import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Scanner, Verdict } from './scanner';

/** After this long without a word, clamd counts as dead: reloading its signatures takes up to a minute. */
const SILENCE_MS = 120_000;
const PORT = 3310;
/** clamd may refuse longer chunks, whatever the stream's length. */
const CHUNK_BYTES = 256 * 1024;

/**
 * @param address `clamd://host:3310`
 * @returns ClamAV's daemon as a scanner, over TCP, by its INSTREAM command (man 8 clamd): a length of four bytes before
 * each chunk, a zero length at the end, and one answer.
 */
export function clamd(address: URL): Scanner {
  const open = () => connect({ host: address.hostname, port: Number(address.port || PORT) });
  return {
    place: `clamd at ${address.host}`,
    async scan(bytes) {
      return readVerdict(await ask(open(), 'zINSTREAM\0', bytes));
    },
    async ping() {
      const reply = await ask(open(), 'zPING\0');
      if (reply !== 'PONG') throw new Error(`clamd answered “${reply}”`);
    },
  };
}

/** @throws Error for any answer that isn't a verdict, for example that the stream is longer than StreamMaxLength. */
function readVerdict(reply: string): Verdict {
  if (reply === 'stream: OK') return { isClean: true };
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (found === undefined) throw new Error(`clamd can’t tell: “${reply}”`);
  return { isClean: false, found };
}

async function ask(socket: Socket, command: string, bytes?: AsyncIterable<Uint8Array>): Promise<string> {
  socket.setTimeout(SILENCE_MS, () => socket.destroy(new Error('clamd says nothing')));
  // whoever waits for the answer hears that the connection broke; without a listener the error would end the process
  socket.on('error', () => undefined);
  const answered = answerOf(socket);
  answered.catch(() => undefined);
  try {
    socket.write(command);
    if (bytes) await stream(socket, bytes);
    return await answered;
  } finally {
    socket.destroy();
  }
}

/** Writes only as fast as clamd reads. It may answer and hang up midway if the stream is too long for it. */
async function stream(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length; at += CHUNK_BYTES) {
      if (socket.destroyed || socket.readableEnded) return;
      const chunk = piece.subarray(at, at + CHUNK_BYTES);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(chunk.length);
      socket.write(length);
      if (!socket.write(chunk)) await drained(socket);
    }
  }
  if (!socket.destroyed) socket.write(Buffer.alloc(4));
}

/**
 * The connection may have ended: whoever waits for the answer hears why, and may have heard the answer itself just
 * before.
 */
async function drained(socket: Socket): Promise<void> {
  await Promise.race([once(socket, 'drain'), once(socket, 'close')]).catch(() => undefined);
}

async function answerOf(socket: Socket): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of socket) {
    pieces.push(Buffer.from(piece));
    if (piece.includes(0)) break;
  }
  const reply = Buffer.concat(pieces).toString('utf8');
  const end = reply.indexOf('\0');
  if (end === -1) throw new Error('clamd hung up without an answer');
  return reply.slice(0, end);
}
