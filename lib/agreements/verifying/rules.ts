import { z } from 'zod';
import { SEALED_RECORD_KINDS } from '../sealed-records.rules';

/** A SHA-256 as tools print it: in hex, in capitals or not, perhaps with the file's name behind it. */
export const Sha256 = z
  .string()
  .trim()
  .transform((typed) => typed.split(/\s/)[0]?.toLowerCase() ?? '')
  .refine((typed) => /^[0-9a-f]{64}$/.test(typed), 'A SHA-256 has 64 letters and digits, 0 to 9 and a to f.');

/** What the record knows of a copy, asked for by its hash alone. */
export type RecordedCopy = {
  /** what it is a copy of */
  readonly record: string;
  readonly state: string;
  readonly stateChangedAt: Date;
  readonly inForceAt: Date | null;
  /** when a later version came into force */
  readonly replacedAt: Date | null;
};

const STANDINGS = [
  'genuine',
  'record',
  'reference',
  'superseded',
  'terminated',
  'expired',
  'unknown',
] as const;

/** How the record answers. Instants are ISO 8601; no name and no word of the text is ever in it. */
export const Standing = z.object({
  kind: z.enum(STANDINGS),
  /** what it is a copy of; null while that isn't known */
  record: z.enum(SEALED_RECORD_KINDS).nullable().default(null),
  /** in force since */
  since: z.iso.datetime().nullable(),
  /** and until */
  until: z.iso.datetime().nullable(),
});
export type Standing = z.infer<typeof Standing>;

export type Answer = { readonly kind: Standing['kind'] | 'altered' } & Omit<Standing, 'kind'>;

const NOTHING = { record: null, since: null, until: null } as const;

/** @returns what a holder of a copy may know of it; `unknown` when there is no such copy. */
export function standingOf(copy: RecordedCopy | null): Standing {
  if (copy === null) return { kind: 'unknown', ...NOTHING };
  const record = SEALED_RECORD_KINDS.find((kind) => kind === copy.record) ?? null;
  const since = copy.inForceAt?.toISOString() ?? null;
  if (copy.replacedAt) return { kind: 'superseded', record, since, until: copy.replacedAt.toISOString() };
  const until = copy.stateChangedAt.toISOString();
  switch (copy.state) {
    case 'superseded':
    case 'terminated':
    case 'expired':
      return { kind: copy.state, record, since, until };
    default:
      return { kind: 'genuine', record, since, until: null };
  }
}

/**
 * @param sealedAt when it was made; null when there is no such file
 * @returns what the record says of a file that was made from it: the record of two sides, or somebody's reference.
 */
export function standingOfFile(kind: 'record' | 'reference', sealedAt: Date | null): Standing {
  return sealedAt === null
    ? { kind: 'unknown', ...NOTHING }
    : { kind, ...NOTHING, since: sealedAt.toISOString() };
}

/** @returns the answer for a file: what the record doesn't know, and yet carries our marks, was altered. */
export function answerFor(standing: Standing, isMarked: boolean): Answer {
  return standing.kind === 'unknown' && isMarked ? { kind: 'altered', ...NOTHING } : standing;
}
