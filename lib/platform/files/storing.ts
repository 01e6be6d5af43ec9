import { Readable } from 'node:stream';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { type Refused, refused } from '@/lib/platform/result';
import { putFile, TooLarge } from '@/lib/platform/storage';
import type { Tx } from '@/lib/platform/tenancy';
import { askForCheck } from './checking.jobs';
import { contentTypeOf } from './content-type';
import { cleanFileName } from './names';

/** How much one file may hold. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;

/** A file whose bytes are stored, and which nobody can reach until it is recorded. */
export type StoredUpload = {
  readonly name: string;
  readonly contentType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
};

/**
 * Stores an upload's bytes; for an action's `prepare`, since it must not hold a transaction open. Bytes that no row
 * names in the end are unreachable, and the same bytes uploaded again take no more room.
 * @param field the input that a refusal belongs to
 * @returns what `recordFile` takes: a cleaned name, a type read from the content, the size and the hash.
 * @throws Refused (`empty_file`, `file_too_large`)
 */
export async function storeUpload(file: File, field?: string): Promise<StoredUpload> {
  const name = cleanFileName(file.name);
  if (file.size === 0) throw refused('empty_file', `“${name}” is empty. Choose another file.`, field);
  if (file.size > MAX_FILE_BYTES) throw tooLarge(name, field);
  const contentType = await contentTypeOf(file);
  try {
    const stored = await putFile(Readable.from(file.stream()), { maxBytes: MAX_FILE_BYTES });
    return { name, contentType, ...stored };
  } catch (error) {
    if (error instanceof TooLarge) throw tooLarge(name, field);
    throw error;
  }
}

export type NewFile = {
  /** made by a caller who needs to know it beforehand; the same id twice is one file */
  readonly id?: string;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly stored: StoredUpload;
  /** null: the product itself made it */
  readonly uploadedById: string | null;
  /** the draft that it was put into: only its side can reach it until that is handed over */
  readonly draftOf?: string;
  /** it belongs to a message of theirs that waits: nobody else can reach it until that is delivered */
  readonly heldForId?: string;
  /** for a picture that was re-encoded here */
  readonly picture?: { readonly width: number; readonly height: number } | null;
};

/**
 * Records that a stored file belongs to an engagement: from then on its two sides can reach it, and nobody else.
 * @returns the file's id.
 */
export async function recordFile(tx: Tx, file: NewFile): Promise<string> {
  const { stored, picture, id = newId(), ...place } = file;
  const recorded = await tx.file.createMany({
    data: {
      ...place,
      ...stored,
      id,
      sizeBytes: BigInt(stored.sizeBytes),
      createdAt: now(),
      imageWidth: picture?.width ?? null,
      imageHeight: picture?.height ?? null,
    },
    skipDuplicates: true,
  });
  // what the product made isn't scanned
  if (recorded.count > 0 && file.uploadedById !== null) await askForCheck(tx, { ...place, id });
  return id;
}

function tooLarge(name: string, field?: string): Refused {
  const megabytes = MAX_FILE_BYTES / 1024 / 1024;
  return refused(
    'file_too_large',
    `“${name}” is larger than ${megabytes} MB. Make it smaller, or give a link to it.`,
    field,
  );
}
