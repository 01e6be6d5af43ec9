import { accept, type Result, refuse } from '@/lib/platform/result';
import { DAY_MS } from '@/lib/platform/time/lengths';

/** How much one file may hold. */
export const MAX_UPLOAD_BYTES = 1024 ** 3;
/**
 * How many of a brief's files may wait to be delivered, how many a draft may hold, and how many go into a playbook at
 * once.
 */
export const MOST_WAITING = 40;
/** How many files go with one message. */
export const MOST_WITH_MESSAGE = 10;
/** How much a person may have under way, over all briefs. */
export const MOST_WAITING_BYTES = 5 * MAX_UPLOAD_BYTES;

/** Without another byte for this long, an upload is given up. */
const UNFINISHED_MS = DAY_MS;
/**
 * How long a finished upload waits: for a delivery over a weekend and a holiday, for a message until it is surely
 * forgotten.
 */
const ARRIVED_DAYS = { delivery: 7, draft: 7, message: 30, playbook: 7 } as const;

/** What a file is uploaded for. */
type Into = keyof typeof ARRIVED_DAYS;

export type UploadFacts = {
  readonly sizeBytes: number;
  readonly receivedBytes: number;
  readonly expiresAt: Date;
};

/** What already waits where another file would go. */
export type Waiting = {
  /** files for the same brief, or the same message */
  readonly there: number;
  /** the person's, wherever they go */
  readonly bytes: number;
  readonly into: Into;
};

/** @returns until when an upload waits, counted from its last byte; a finished one waits according to its purpose. */
export function waitsUntil(
  last: Date,
  arrived: { readonly isWhole: false } | { readonly isWhole: true; readonly into: Into },
): Date {
  return new Date(last.getTime() + (arrived.isWhole ? ARRIVED_DAYS[arrived.into] * DAY_MS : UNFINISHED_MS));
}

/** Decides whether another upload may begin, before a byte of it is sent. */
export function judgeNewUpload(
  file: { readonly name: string; readonly sizeBytes: number },
  waiting: Waiting,
): Result {
  if (file.sizeBytes === 0) return refuse('empty_file', `“${file.name}” is empty. Choose another file.`);
  if (file.sizeBytes > MAX_UPLOAD_BYTES) {
    return refuse(
      'file_too_large',
      `“${file.name}” is larger than 1 GB. Make it smaller, or give a link to it.`,
    );
  }
  if (waiting.there >= (waiting.into === 'message' ? MOST_WITH_MESSAGE : MOST_WAITING)) {
    return refuse('too_many_files', TOO_MANY[waiting.into]);
  }
  if (waiting.bytes + file.sizeBytes > MOST_WAITING_BYTES) {
    return refuse('too_much_waiting', TOO_MUCH[waiting.into]);
  }
  return accept(undefined);
}

const TOO_MANY = {
  delivery: `At most ${MOST_WAITING} files wait at once. Put more into one archive, or deliver these first.`,
  draft: `At most ${MOST_WAITING} files on one brief. Put more into one archive.`,
  message: `At most ${MOST_WITH_MESSAGE} files with one message. Put more into one archive.`,
  playbook: `At most ${MOST_WAITING} files at once. Put more into one archive, or save the playbook with these first.`,
} as const;

const TOO_MUCH = {
  delivery: 'Too much is on the way already. Deliver or remove some of it first.',
  draft: 'Too much is on the way already. Wait until some of it has arrived, or remove some.',
  message: 'Too much is on the way already. Send or remove some of it first.',
  playbook: 'Too much is on the way already. Save the playbook, or remove some of it first.',
} as const;

/**
 * Decides whether a piece of an upload may be written.
 * @param piece where it begins, and its stated length; null: not stated
 * @returns how many bytes may come at most.
 */
export function judgePiece(
  upload: UploadFacts,
  piece: { readonly from: number; readonly length: number | null },
  now: Date,
): Result<number> {
  if (upload.expiresAt.getTime() <= now.getTime()) return refuse('gone', LET_GO);
  if (piece.from !== upload.receivedBytes)
    return refuse('wrong_offset', `That file goes on at byte ${upload.receivedBytes}.`);
  const atMost = upload.sizeBytes - upload.receivedBytes;
  if (piece.length !== null && piece.length > atMost) return refuse('too_long', TOO_LONG);
  return accept(atMost);
}

export const LET_GO = 'What had arrived of that file has been discarded. Remove it, and choose it again.';
export const TOO_LONG = 'More data came than the file’s stated size.';

/** @returns the message of a form that can't be sent without a file. */
export function stillArriving(name: string): string {
  return `“${name}” is still on its way. Wait until it has arrived, or remove it.`;
}
