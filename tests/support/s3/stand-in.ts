import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import type { S3Settings } from '@/lib/platform/storage/s3';
import { type Answering, type Listening, listen } from '../servers/listening';
import { type Answer, answerRequest } from './answering';
import { Objects, S3Error } from './objects';
import { type Key, whatIsWrong } from './signature';

const KEY: Key = { accessKeyId: 'AKIASTANDIN', secretAccessKey: 'the stand-in knows it too' };
const REGION = 'eu-central-1';
const BUCKET = 'studio-files';

export type BucketStandIn = {
  /** what a store needs to reach it */
  readonly settings: () => S3Settings;
  /** what it holds */
  readonly objects: () => Objects;
  /** answers the next so many requests as an overloaded service does */
  readonly fail: (count: number) => void;
  /** breaks off the next so many objects that are read, after these bytes of each: it hangs up, or falls silent */
  readonly breakOff: (how: 'hangs up' | 'falls silent', count: number, after: number) => void;
  /** damages the body of the next request of this kind, as a bad line would */
  readonly damage: (method: string) => void;
};

/**
 * An object store of the test's own that speaks Amazon's protocol over HTTP, strictly: each request is signed (SigV4)
 * and gives the MD5 of its bytes, parts keep Amazon's limits, and what it doesn't know it refuses.
 */
export function givenBucket(now: () => Date = () => new Date()): BucketStandIn {
  const objects = new Objects(now);
  let failing = 0;
  let damaged: string | null = null;
  let broken = { how: 'hangs up', count: 0, after: 0 };
  let endpoint = '';
  let server: Listening;
  const answer: Answering = async (request, response) => {
    const body = await bytesOf(request);
    try {
      if (failing > 0) {
        failing -= 1;
        throw new S3Error(503, 'SlowDown');
      }
      const signed = {
        method: request.method ?? '',
        url: new URL(request.url ?? '', endpoint),
        headers: request.headers,
        body,
      };
      const wrong = whatIsWrong(signed, KEY, REGION);
      if (wrong) throw new S3Error(403, wrong);
      const isDamaged = damaged === signed.method;
      if (isDamaged) damaged = null;
      const answered = answerRequest(
        objects,
        BUCKET,
        isDamaged ? { ...signed, body: Buffer.from(body).fill(0, 0, 1) } : signed,
      );
      if (broken.count === 0 || signed.method !== 'GET') return send(response, answered);
      broken = { ...broken, count: broken.count - 1 };
      await sendPart(response, answered, broken.after);
      if (broken.how === 'hangs up') response.destroy();
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      const said = `<?xml version="1.0"?><Error><Code>${error.code}</Code><Message>${error.code}</Message></Error>`;
      send(
        response,
        { status: error.status, headers: { 'content-type': 'application/xml' }, body: said },
        request.method === 'HEAD',
      );
    }
  };
  beforeAll(async () => {
    server = await listen(answer);
    endpoint = server.url;
  });
  afterAll(() => server.close());
  return {
    settings: () => ({
      bucket: BUCKET,
      region: REGION,
      prefix: 'handover/',
      endpoint,
      isPathStyle: true,
      credentials: KEY,
    }),
    objects: () => objects,
    fail: (count) => {
      failing = count;
    },
    breakOff: (how, count, after) => {
      broken = { how, count, after };
    },
    damage: (method) => {
      damaged = method;
    },
  };
}

function send(response: ServerResponse, { status, headers, body }: Answer, isHead = false): void {
  response.writeHead(status, headers);
  response.end(isHead ? undefined : body);
}

/** Says how much there is, and sends less. */
async function sendPart(response: ServerResponse, { status, headers, body }: Answer, length: number) {
  response.writeHead(status, headers);
  response.flushHeaders();
  if (length > 0)
    await new Promise((sent) => response.write(Buffer.from(body ?? '').subarray(0, length), sent));
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
