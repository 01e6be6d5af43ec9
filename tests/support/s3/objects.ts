import { createHash, randomUUID } from 'node:crypto';

export type StoredObject = { readonly bytes: Buffer; readonly etag: string; readonly at: Date };

/** An error as Amazon names it. */
export class S3Error extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code);
  }
}

const LEAST_PART_BYTES = 5 * 1024 * 1024;

type Unfinished = { readonly key: string; readonly at: Date; readonly parts: Map<number, StoredObject> };

/** What a bucket holds, with Amazon's own rules for objects in parts. */
export class Objects {
  readonly objects = new Map<string, StoredObject>();
  readonly unfinished = new Map<string, Unfinished>();

  constructor(private readonly now: () => Date) {}

  put(key: string, bytes: Buffer): StoredObject {
    const object = { bytes, etag: md5(bytes), at: this.now() };
    this.objects.set(key, object);
    return object;
  }

  get(key: string): StoredObject {
    const object = this.objects.get(key);
    if (!object) throw new S3Error(404, 'NoSuchKey');
    return object;
  }

  begin(key: string): string {
    const id = randomUUID();
    this.unfinished.set(id, { key, at: this.now(), parts: new Map() });
    return id;
  }

  addPart(key: string, id: string, number: number, bytes: Buffer): StoredObject {
    const upload = this.unfinishedOf(key, id);
    if (!(number >= 1 && number <= 10_000)) throw new S3Error(400, 'InvalidArgument');
    const part = { bytes, etag: md5(bytes), at: this.now() };
    upload.parts.set(number, part);
    return part;
  }

  /** @param tags the part numbers with the ETags that they were answered with */
  complete(key: string, id: string, tags: readonly (readonly [number, string])[]): StoredObject {
    const { parts } = this.unfinishedOf(key, id);
    if (tags.length === 0) throw new S3Error(400, 'MalformedXML');
    const chosen = tags.map(([number, etag], index) => {
      const part = parts.get(number);
      if (!part || part.etag !== etag) throw new S3Error(400, 'InvalidPart');
      if (index > 0 && number <= (tags[index - 1]?.[0] ?? 0)) throw new S3Error(400, 'InvalidPartOrder');
      if (index < tags.length - 1 && part.bytes.length < LEAST_PART_BYTES)
        throw new S3Error(400, 'EntityTooSmall');
      return part.bytes;
    });
    this.unfinished.delete(id);
    const bytes = Buffer.concat(chosen);
    const object = { bytes, etag: `${md5(bytes)}-${chosen.length}`, at: this.now() };
    this.objects.set(key, object);
    return object;
  }

  abort(key: string, id: string): void {
    this.unfinishedOf(key, id);
    this.unfinished.delete(id);
  }

  /** Bytes for a copy: a range may be copied only from an object that is larger than the minimum part. */
  copied(key: string, range: string | undefined): Buffer {
    const { bytes } = this.get(key);
    if (range === undefined) return bytes;
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    if (first === undefined || Number(last) >= bytes.length || bytes.length <= LEAST_PART_BYTES)
      throw new S3Error(400, 'InvalidRange');
    return bytes.subarray(Number(first), Number(last) + 1);
  }

  private unfinishedOf(key: string, id: string): Unfinished {
    const upload = this.unfinished.get(id);
    if (upload?.key !== key) throw new S3Error(404, 'NoSuchUpload');
    return upload;
  }
}

function md5(bytes: Buffer): string {
  return createHash('md5').update(bytes).digest('hex');
}
