import { createHash } from 'node:crypto';
import { type Objects, S3Error, type StoredObject } from './objects';
import type { SignedRequest } from './signature';

export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
};

/** Query parameters that only say which call of the SDK it is. */
const SAID_BY_SDK = 'x-id';

/** Answers one request about a bucket; what it doesn't know, it refuses. @param bucket its name */
export function answerRequest(objects: Objects, bucket: string, request: SignedRequest): Answer {
  const [, inBucket, ...rest] = request.url.pathname.split('/').map(decodeURIComponent);
  if (inBucket !== bucket) throw new S3Error(404, 'NoSuchBucket');
  const key = rest.join('/');
  const query = new URLSearchParams(request.url.searchParams);
  query.delete(SAID_BY_SDK);
  requireOwnMd5(request);
  const call = `${request.method}${key === '' ? ' bucket' : ''} ${[...query.keys()].sort().join(' ')}`.trim();
  const copySource = request.headers['x-amz-copy-source'];
  const source = copySource === undefined ? undefined : keyOf(String(copySource), bucket);
  const id = query.get('uploadId') ?? '';
  switch (call) {
    case 'PUT':
      if (source !== undefined)
        return copyResult('CopyObjectResult', objects.put(key, objects.copied(source, undefined)));
      return { status: 200, headers: { etag: `"${objects.put(key, request.body).etag}"` } };
    case 'GET':
    case 'HEAD':
      return served(objects.get(key), request);
    case 'DELETE':
      objects.objects.delete(key);
      return { status: 204 };
    case 'POST uploads':
      return xml('InitiateMultipartUploadResult', `<UploadId>${objects.begin(key)}</UploadId>`);
    case 'PUT partNumber uploadId': {
      const range = request.headers['x-amz-copy-source-range'];
      const bytes = source === undefined ? request.body : objects.copied(source, range && String(range));
      const part = objects.addPart(key, id, Number(query.get('partNumber')), bytes);
      return source === undefined
        ? { status: 200, headers: { etag: `"${part.etag}"` } }
        : copyResult('CopyPartResult', part);
    }
    case 'POST uploadId':
      return xml(
        'CompleteMultipartUploadResult',
        `<ETag>"${objects.complete(key, id, tagsIn(request.body)).etag}"</ETag>`,
      );
    case 'DELETE uploadId':
      objects.abort(key, id);
      return { status: 204 };
    case 'GET bucket prefix uploads':
      return unfinishedUnder(objects, query.get('prefix') ?? '');
    case 'GET bucket list-type prefix':
    case 'GET bucket continuation-token list-type prefix':
      return listed(objects, query.get('prefix') ?? '', query.get('continuation-token'));
    default:
      throw new S3Error(501, 'NotImplemented');
  }
}

/** Bytes come with the MD5 that they had before they were sent. */
function requireOwnMd5({ method, headers, body }: SignedRequest): void {
  if (method !== 'PUT' || headers['x-amz-copy-source'] !== undefined) return;
  const said = headers['content-md5'];
  if (said === undefined) throw new S3Error(400, 'InvalidRequest');
  if (said !== createHash('md5').update(body).digest('base64')) throw new S3Error(400, 'BadDigest');
}

function keyOf(copySource: string, bucket: string): string {
  const [inBucket, ...key] = copySource.replace(/^\//, '').split('/').map(decodeURIComponent);
  if (inBucket !== bucket) throw new S3Error(404, 'NoSuchBucket');
  return key.join('/');
}

function served({ bytes, etag, at }: StoredObject, { method, headers }: SignedRequest): Answer {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? [];
  if (headers['if-match'] !== undefined && headers['if-match'] !== `"${etag}"`)
    throw new S3Error(412, 'PreconditionFailed');
  if (Number(first) >= bytes.length) throw new S3Error(416, 'InvalidRange');
  const part = first === undefined ? bytes : bytes.subarray(Number(first), Number(last) + 1);
  return {
    status: first === undefined ? 200 : 206,
    headers: {
      etag: `"${etag}"`,
      'last-modified': at.toUTCString(),
      'content-length': String(part.length),
      ...(first !== undefined && { 'content-range': `bytes ${first}-${last}/${bytes.length}` }),
    },
    ...(method === 'GET' && { body: part }),
  };
}

/** So few at a time that listing has to go on from page to page. */
const PAGE = 3;

function listed(objects: Objects, prefix: string, after: string | null): Answer {
  const keys = [...objects.objects.keys()].filter((key) => key.startsWith(prefix)).sort();
  const rest = after === null ? keys : keys.filter((key) => key > after);
  const page = rest.slice(0, PAGE);
  const isMore = rest.length > PAGE;
  return xml(
    'ListBucketResult',
    `<IsTruncated>${isMore}</IsTruncated>${isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''}${page
      .map(
        (key) =>
          `<Contents><Key>${key}</Key><LastModified>${objects.get(key).at.toISOString()}</LastModified></Contents>`,
      )
      .join('')}`,
  );
}

function unfinishedUnder(objects: Objects, prefix: string): Answer {
  const found = [...objects.unfinished].filter(([, { key }]) => key.startsWith(prefix));
  return xml(
    'ListMultipartUploadsResult',
    found
      .map(
        ([id, { key, at }]) =>
          `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`,
      )
      .join(''),
  );
}

function tagsIn(body: Buffer): readonly (readonly [number, string])[] {
  const parts = body.toString().match(/<Part>.*?<\/Part>/gs) ?? [];
  return parts.map((part) => [
    Number(/<PartNumber>(\d+)<\/PartNumber>/.exec(part)?.[1]),
    (/<ETag>(.*?)<\/ETag>/.exec(part)?.[1] ?? '').replaceAll(/"|&quot;/g, ''),
  ]);
}

function copyResult(name: string, { etag, at }: StoredObject): Answer {
  return xml(name, `<ETag>"${etag}"</ETag><LastModified>${at.toISOString()}</LastModified>`);
}

function xml(name: string, inside: string): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><${name} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${inside}</${name}>`,
  };
}
