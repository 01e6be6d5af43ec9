import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export type SignedRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

export type Key = { readonly accessKeyId: string; readonly secretAccessKey: string };

const FORM =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/;

/** What a signature has to cover, so that nobody can send the same request elsewhere, later, or with other bytes. */
const MUST_BE_SIGNED = ['host', 'x-amz-content-sha256', 'x-amz-date'];

/**
 * Checks Signature Version 4 as Amazon describes it ("Authenticating Requests: Using the Authorization Header"),
 * written from that page and not from the SDK that signs.
 * @returns the error code that Amazon would answer, or null when the signature is right.
 */
export function whatIsWrong(request: SignedRequest, key: Key, region: string): string | null {
  const found = FORM.exec(request.headers.authorization ?? '');
  if (!found) return request.headers.authorization ? 'AuthorizationHeaderMalformed' : 'AccessDenied';
  const [, accessKeyId, day = '', inRegion, names = '', signature = ''] = found;
  if (accessKeyId !== key.accessKeyId) return 'InvalidAccessKeyId';
  if (inRegion !== region) return 'AuthorizationHeaderMalformed';
  const signed = names.split(';');
  const amzHeaders = Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'));
  if ([...MUST_BE_SIGNED, ...amzHeaders].some((name) => !signed.includes(name))) return 'AccessDenied';
  const bodyHash = String(request.headers['x-amz-content-sha256']);
  if (bodyHash !== hex(request.body)) return 'XAmzContentSHA256Mismatch';
  const at = String(request.headers['x-amz-date']);
  const canonical = [
    request.method,
    request.url.pathname
      .split('/')
      .map((part) => escaped(decodeURIComponent(part)))
      .join('/'),
    [...request.url.searchParams]
      .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
      .sort()
      .join('&'),
    ...signed.map(
      (name) =>
        `${name}:${String(request.headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    names,
    bodyHash,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', at, scope, hex(canonical)].join('\n');
  const signingKey = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(
    (secret, part) => hmac(secret, part),
    `AWS4${key.secretAccessKey}`,
  );
  const expected = hmac(signingKey, toSign);
  return timingSafeEqual(expected, Buffer.from(signature, 'hex')) ? null : 'SignatureDoesNotMatch';
}

/** RFC 3986, which leaves fewer characters alone than `encodeURIComponent`. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (mail) => `%${mail.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(secret: string | Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

function hex(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}
