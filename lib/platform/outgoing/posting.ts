import { lookup } from 'node:dns/promises';
import { request as overHttp } from 'node:http';
import { request as overTls } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { env, isPublicDemo } from '@/lib/platform/env/env';
import { beginningOf } from '@/lib/platform/text/shortened';
import { isLoopback, isPublicAddress } from './addresses.rules';

/** The time limit overall, from looking the name up to the end of the answer. */
const PATIENCE_MS = 15_000;
/** How much of an answer is read; the rest doesn't matter. */
const MOST_READ = 2_000;

/** Why there was no answer, in words that the webhook's owner understands. */
export class NotReached extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NotReached';
  }
}

export type Answer = { readonly status: number; readonly text: string };

/**
 * Decides whether a typed address may be called: https, without a user name and password in it. Where its name leads is
 * checked each time it is called.
 */
export function mayBeCalled(url: URL): boolean {
  if (url.username !== '' || url.password !== '') return false;
  return url.protocol === 'https:' || (isLoopbackAllowed() && url.protocol === 'http:');
}

/**
 * Posts a text to an address that somebody outside has named, on the open internet only. The name is looked up once,
 * each resulting address is checked, and the connection goes to the checked one, so that a name that leads elsewhere a
 * moment later (DNS rebinding) gains nothing. Redirects aren't followed; no connection is kept. A demo that others can
 * reach posts nothing: strangers would choose what this machine calls.
 * @throws NotReached when no answer comes in time, from an allowed address.
 */
export async function postOut(
  address: string,
  text: string,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  if (isPublicDemo()) throw new NotReached('Nothing leaves this demo.');
  const url = new URL(address);
  if (!mayBeCalled(url)) throw new NotReached('The address has to begin with https://.');
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    const ip = await inTime(judged(url.hostname.replace(/^\[|\]$/g, '')), late.signal);
    return await inTime(answerOf(url, ip, { text, headers, signal: late.signal }), late.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** @throws NotReached when it takes too long: a lookup can't be cancelled, only no longer waited for. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const tooLate = new Promise<never>((_, reject) => {
    const fail = () => reject(new NotReached(`No answer within ${PATIENCE_MS / 1_000} seconds.`));
    signal.addEventListener('abort', fail, { once: true });
  });
  return Promise.race([work, tooLate]);
}

type Posted = {
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
};

/** Sends it to the one address that was checked. */
function answerOf(url: URL, ip: string, { text, headers, signal }: Posted): Promise<Answer> {
  const family = isIP(ip);
  const pinned: LookupFunction = (_name, options, done) =>
    options.all ? done(null, [{ address: ip, family }]) : done(null, ip, family);
  const send = url.protocol === 'https:' ? overTls : overHttp;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new NotReached(wordsFor(error)));
    const call = send(url, {
      method: 'POST',
      agent: false,
      lookup: pinned,
      signal,
      headers: { ...headers, 'content-length': String(Buffer.byteLength(text)), connection: 'close' },
    });
    call.on('error', fail);
    call.on('response', (response) => {
      let read = '';
      const end = () => {
        resolve({ status: response.statusCode ?? 0, text: beginningOf(read, MOST_READ) });
        call.destroy();
      };
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        read += part;
        if (read.length >= MOST_READ) end();
      });
      response.on('end', end);
      response.on('error', fail);
    });
    call.end(text);
  });
}

/**
 * @returns the address to connect to. @throws NotReached when the name leads nowhere, or to any address that isn't
 * public.
 */
async function judged(host: string): Promise<string> {
  const found = isIP(host) === 0 ? await lookedUp(host) : [host];
  const [first] = found;
  if (first === undefined) throw new NotReached('That name leads nowhere.');
  const isAllowed = (ip: string) => isPublicAddress(ip) || (isLoopbackAllowed() && isLoopback(ip));
  // a name that leads to both public and private addresses is refused altogether: that is how an attacker would reach
  // the private one
  if (!found.every(isAllowed)) {
    throw new NotReached('That name leads into a private network, which isn’t called from here.');
  }
  return first;
}

async function lookedUp(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return [];
  }
}

/** Receivers on this machine, for development and tests. */
function isLoopbackAllowed(): boolean {
  return env().WEBHOOKS_TO_LOOPBACK === '1';
}

function wordsFor(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ECONNREFUSED') return 'The connection was refused.';
  if (code === 'ECONNRESET' || code === 'EPIPE') return 'The connection broke off.';
  if (/CERT|TLS|SSL|SIGNATURE/.test(code)) return `The certificate isn’t good (${code}).`;
  return code === '' ? 'There was no answer.' : `There was no answer (${code}).`;
}
