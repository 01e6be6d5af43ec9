import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { type Bucket, md5Of } from './bucket';

/** Every part but the last has at least this many bytes. */
export const LEAST_PART_BYTES = 5 * 1024 * 1024;

export type Parts = {
  send(bytes: Uint8Array): Promise<void>;
  /** @param range both ends included; left out: the whole object, which may be smaller than a range may be */
  copy(name: string, range?: { readonly first: number; readonly last: number }): Promise<void>;
};

/**
 * Writes an object part by part: it exists, whole, once `write` has ended, and not at all when that throws.
 * @param write sends or copies the parts, one after the other
 */
export async function writeInParts(
  bucket: Bucket,
  name: string,
  write: (parts: Parts) => Promise<void>,
): Promise<void> {
  const { client, at, sourceOf } = bucket;
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(at(name)));
  const place = { ...at(name), UploadId };
  const tags: string[] = [];
  const note = (tag: string | undefined) => {
    if (tag === undefined) throw new Error('the bucket took a part and didn’t say which');
    tags.push(tag);
  };
  try {
    await write({
      async send(bytes) {
        const part = { PartNumber: tags.length + 1, Body: bytes, ContentMD5: md5Of(bytes) };
        note((await client.send(new UploadPartCommand({ ...place, ...part }))).ETag);
      },
      async copy(from, range) {
        const part = {
          PartNumber: tags.length + 1,
          CopySource: sourceOf(from),
          ...(range && { CopySourceRange: `bytes=${range.first}-${range.last}` }),
        };
        note((await client.send(new UploadPartCopyCommand({ ...place, ...part }))).CopyPartResult?.ETag);
      },
    });
    const Parts = tags.map((ETag, index) => ({ ETag, PartNumber: index + 1 }));
    await client.send(new CompleteMultipartUploadCommand({ ...place, MultipartUpload: { Parts } }));
  } catch (error) {
    // what can't be removed now, the bucket's own rule for unfinished uploads removes (docs/operate.md)
    await client.send(new AbortMultipartUploadCommand(place)).catch(() => undefined);
    throw error;
  }
}

/**
 * Removes multipart uploads that a killed process had begun.
 * @param beginning of their names
 * @param before only those begun before this moment
 */
export async function abortUnfinished(bucket: Bucket, beginning: string, before?: Date): Promise<void> {
  const { client, at } = bucket;
  const { Bucket, Key: Prefix } = at(beginning);
  const { Uploads } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }));
  for (const { UploadId, Key, Initiated } of Uploads ?? []) {
    const isOld = before === undefined || (Initiated !== undefined && Initiated < before);
    if (isOld) await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
}
