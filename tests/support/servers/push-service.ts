import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { type Answering, listen } from './listening';

/** What a browser would have shown. */
export type ShownMessage = {
  readonly path: string;
  readonly body: unknown;
  readonly urgency: string | undefined;
  readonly topic: string | undefined;
};

/** A browser's side of a subscription: the keys that only it has. */
export type TestBrowser = {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
};

/**
 * A push service as strict as the standards: it accepts nothing without a TTL, a signature of the sender's own key that
 * names this very service (RFC 8292) and a body that the browser can read (RFC 8291, aes128gcm), and answers as told.
 * @param port where it listens; left out, any
 */
export async function startPushService(publicKey: string, port = 0) {
  const browsers = new Map<
    string,
    { readonly keys: ReturnType<typeof createECDH>; readonly secret: Buffer }
  >();
  const shown: ShownMessage[] = [];
  const answers = new Map<string, number[]>();
  const answer: Answering = async (request, response) => {
    const path = request.url ?? '';
    const asked = answers.get(path)?.shift();
    if (asked) return response.writeHead(asked).end();
    try {
      const browser = browsers.get(path);
      if (!browser) return response.writeHead(404).end();
      requireRight(request, `http://${request.headers.host}`, publicKey);
      const body = decrypted(await wholeOf(request), browser);
      shown.push({
        path,
        body: JSON.parse(body),
        urgency: headerOf(request, 'urgency'),
        topic: headerOf(request, 'topic'),
      });
      response.writeHead(201).end();
    } catch (error) {
      response.writeHead(400).end(String(error));
    }
  };
  const { url: origin, close } = await listen(answer, port);
  return {
    origin,
    shown,
    /** A browser that has asked this service for an address. */
    browser(name: string): TestBrowser {
      const keys = createECDH('prime256v1');
      keys.generateKeys();
      const secret = randomBytes(16);
      browsers.set(`/${name}`, { keys, secret });
      return {
        endpoint: `${origin}/${name}`,
        p256dh: keys.getPublicKey('base64url'),
        auth: secret.toString('base64url'),
      };
    },
    /** The next attempts for a browser get these answers. */
    answer(name: string, ...statuses: number[]): void {
      answers.set(`/${name}`, statuses);
    },
    close,
  };
}

const Claims = z.object({ aud: z.string(), exp: z.number(), sub: z.string().regex(/^(?:mailto:|https:)/) });
const LONGEST_HOURS = 24;

function requireRight(request: IncomingMessage, origin: string, publicKey: string): void {
  const require = (isRight: boolean, what: string) => {
    if (!isRight) throw new Error(what);
  };
  require(request.method === 'POST', 'not a POST');
  require(/^\d+$/.test(headerOf(request, 'ttl') ?? ''), 'no TTL');
  require(headerOf(request, 'content-encoding') === 'aes128gcm', 'not aes128gcm');
  const [, token = '', key = ''] =
    /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headerOf(request, 'authorization') ?? '') ?? [];
  require(key === publicKey, 'another sender than the browser allowed');
  const [head = '', payload = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33, 65).toString('base64url'),
  };
  const signedBy = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
  require(verify(
    'sha256',
    Buffer.from(`${head}.${payload}`),
    signedBy,
    Buffer.from(signature, 'base64url'),
  ), 'not signed by its key');
  const { aud, exp } = Claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  require(aud === origin, 'signed for another service');
  const hours = (exp * 1000 - Date.now()) / 3_600_000;
  require(hours > 0 && hours <= LONGEST_HOURS, 'signed for too long');
}

/**
 * RFC 8188 and RFC 8291, with nothing but node's own primitives: an implementation independent of the sender's library.
 */
function decrypted(
  body: Buffer,
  { keys, secret }: { keys: ReturnType<typeof createECDH>; secret: Buffer },
): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const theirs = body.subarray(21, 21 + keyLength);
  const record = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), theirs]);
  const ikm = hkdf(keys.computeSecret(theirs), secret, info, 32);
  const key = hkdf(ikm, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16);
  const nonce = hkdf(ikm, salt, Buffer.from('Content-Encoding: nonce\0'), 12);
  const decipher = createDecipheriv('aes-128-gcm', key, nonce);
  decipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0) throw new Error('the last record has no end');
  return padded.subarray(0, end).toString('utf8');
}

function hkdf(key: Buffer, salt: Buffer, info: Buffer, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, info, length));
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' ? value : undefined;
}

async function wholeOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
