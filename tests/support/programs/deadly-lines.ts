import type { Socket } from 'node:net';
import { type Line, openLine } from '../servers/line';

/** Moments on a connection at which whoever uses it can be killed. */
export type Moment =
  /** PostgreSQL has begun or committed a transaction, and the worker hasn't heard of it yet */
  | 'began'
  | 'committed'
  /** a request to Stripe that hasn't left: "asks POST /v1/transfers" */
  | `asks ${string}`
  /** what Stripe has done and answered, before the worker hears it */
  | `answered ${string}`;

/** Called at each moment before the bytes go on. @returns whether they go no further, nor anything after them. */
export type Watch = (moment: Moment) => boolean;

/** Opens a relay to PostgreSQL on this machine; each transaction's beginning and commit is a moment. */
export function lineToPostgres(port: number, watch: Watch): Promise<Line> {
  return open(port, () => ({
    out: () => true,
    back: (bytes) => {
      const moments = [
        ...timesIn(bytes, completed('BEGIN')).map(() => 'began' as const),
        ...timesIn(bytes, completed('COMMIT')).map(() => 'committed' as const),
      ];
      return !moments.some(watch);
    },
  }));
}

/** Opens a relay to the stand-in for Stripe; each request and each answer is a moment. */
export function lineToStripe(port: number, watch: Watch): Promise<Line> {
  return open(port, () => {
    let asked = '';
    return {
      out: (bytes) => {
        const [question] = /^(?:GET|POST|DELETE) \/v1\/[a-z_]+/.exec(bytes.toString('latin1')) ?? [];
        if (question === undefined) return true;
        asked = question;
        return !watch(`asks ${asked}`);
      },
      back: (bytes) => !bytes.toString('latin1').startsWith('HTTP/1.1 ') || !watch(`answered ${asked}`),
    };
  });
}

/**
 * What PostgreSQL sends when a statement is done: CommandComplete
 * (postgresql.org/docs/current/protocol-message-formats.html).
 */
function completed(tag: string): Buffer {
  const head = Buffer.alloc(5);
  head.write('C');
  head.writeInt32BE(4 + tag.length + 1, 1);
  return Buffer.concat([head, Buffer.from(`${tag}\0`)]);
}

function timesIn(bytes: Buffer, wanted: Buffer): readonly number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(wanted); at !== -1; at = bytes.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

/** Called with what passes in either direction. @returns whether it may. */
type Heard = { readonly out: (bytes: Buffer) => boolean; readonly back: (bytes: Buffer) => boolean };

function open(to: number, listen: () => Heard): Promise<Line> {
  let isCut = false;
  return openLine(to, (near, far) => {
    const heard = listen();
    const pass = (mayPass: (bytes: Buffer) => boolean, other: Socket) => (bytes: Buffer) => {
      isCut ||= !mayPass(bytes);
      if (!isCut) other.write(bytes);
    };
    near.on('data', pass(heard.out, far));
    far.on('data', pass(heard.back, near));
  });
}
