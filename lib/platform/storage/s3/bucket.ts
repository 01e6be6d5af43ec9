import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { orAway } from './away';
import { readToEnd } from './reading';

/** How long a bucket may keep us waiting for a connection, and for a byte. */
const CONNECT_MS = 5_000;
const ANSWER_MS = 30_000;

export type S3Settings = {
  readonly bucket: string;
  readonly region: string;
  /** prefix of every name; empty, or `handover/` */
  readonly prefix: string;
  /** of a service that isn't Amazon's */
  readonly endpoint: string | undefined;
  /** `https://endpoint/bucket/…` instead of `https://bucket.endpoint/…` */
  readonly isPathStyle: boolean;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
};

/** A bucket as the store uses it: by the store's own names; anything absent is null. */
export type Bucket = ReturnType<typeof openBucket>;

/**
 * @param patienceMs how long the bucket may keep us waiting for a byte
 * @returns the few operations the store needs from a bucket. Each is tried three times, with a pause, before it fails: with
 * `StoreAway` if it may well succeed a moment later.
 */
export function openBucket(settings: S3Settings, patienceMs = ANSWER_MS) {
  const { bucket: Bucket, prefix } = settings;
  const client = connectTo(settings, patienceMs);
  const at = (name: string) => ({ Bucket, Key: `${prefix}${name}` });
  const sourceOf = (name: string) =>
    `${Bucket}/${prefix}${name}`.split('/').map(encodeURIComponent).join('/');

  return {
    client,
    at,
    sourceOf,
    /** Writes a whole object; the bucket checks it against its MD5. */
    async put(name: string, bytes: Uint8Array): Promise<void> {
      await client.send(new PutObjectCommand({ ...at(name), Body: bytes, ContentMD5: md5Of(bytes) }));
    },
    /** @param range in bytes, both ends included */
    async get(
      name: string,
      range?: { readonly first: number; readonly last: number },
    ): Promise<{ readonly stream: Readable; readonly sizeBytes: number } | null> {
      const Range = range && `bytes=${range.first}-${range.last}`;
      const found = await orNull(
        client.send(new GetObjectCommand({ ...at(name), ...(Range !== undefined && { Range }) })),
      );
      if (found === null) return null;
      const { Body, ContentLength: sizeBytes, ETag } = found;
      if (sizeBytes === undefined) throw new Error('the bucket didn’t say how long an object is');
      const begin = range?.first ?? 0;
      const again = async (from: number) => {
        const rest = `bytes=${begin + from}-${begin + sizeBytes - 1}`;
        const same = ETag === undefined ? {} : { IfMatch: ETag };
        const more = await client.send(new GetObjectCommand({ ...at(name), ...same, Range: rest }));
        return readable(more.Body);
      };
      return { stream: readToEnd({ body: readable(Body), sizeBytes, again, patienceMs }), sizeBytes };
    },
    /** @returns its size in bytes, or null when it isn't there. */
    async sizeOf(name: string): Promise<number | null> {
      const found = await orNull(client.send(new HeadObjectCommand(at(name))));
      return found && (found.ContentLength ?? 0);
    },
    /** @returns whether there was something to copy. */
    async copy(from: string, to: string): Promise<boolean> {
      const copying = client.send(new CopyObjectCommand({ ...at(to), CopySource: sourceOf(from) }));
      return (await orNull(copying)) !== null;
    },
    async remove(name: string): Promise<void> {
      await client.send(new DeleteObjectCommand(at(name)));
    },
    /** Lists every object whose name has this prefix, a thousand at a time. */
    async *list(beginning: string): AsyncGenerator<{ readonly name: string; readonly since: Date }> {
      let more: string | undefined;
      do {
        const page = await client.send(
          new ListObjectsV2Command({
            Bucket,
            Prefix: `${prefix}${beginning}`,
            ...(more !== undefined && { ContinuationToken: more }),
          }),
        );
        for (const { Key = '', LastModified = new Date(0) } of page.Contents ?? [])
          yield { name: Key.slice(prefix.length), since: LastModified };
        more = page.NextContinuationToken;
      } while (more !== undefined);
    },
  };
}

function connectTo(settings: S3Settings, patienceMs: number): S3Client {
  const { region, endpoint, credentials, isPathStyle } = settings;
  const client = new S3Client({
    region,
    ...(endpoint !== undefined && { endpoint }),
    ...(credentials && { credentials }),
    forcePathStyle: isPathStyle,
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: patienceMs,
      throwOnRequestTimeout: true,
    },
    // not every service knows the SDK's default checksums; all take an MD5 of the bytes, or none
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  // around all of the SDK's own tries
  client.middlewareStack.add(
    (next) => (call) =>
      next(call).catch((error: unknown) => {
        throw orAway(error);
      }),
    { step: 'initialize', priority: 'high' },
  );
  return client;
}

/** @returns the MD5 with which a bucket notices bytes changed in transit, in base64 (RFC 1864). */
export function md5Of(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('base64');
}

function readable(body: unknown): Readable {
  if (!(body instanceof Readable)) throw new Error('the bucket answered without bytes');
  return body;
}

/** @returns the bucket's answer, or null when it has no such object. */
async function orNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    // HEAD has no body that could say what exactly wasn't found
    if (error instanceof NoSuchKey || error instanceof NotFound) return null;
    throw error;
  }
}
