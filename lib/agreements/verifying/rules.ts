import { SEALED_RECORD_KINDS } from '../sealed-records.rules';

/** What the record knows about a copy, looked up by its hash alone. */
export type RecordedCopy = {
  /** what it is a copy of */
  readonly record: string;
  readonly state: string;
  readonly stateChangedAt: Date;
  readonly inForceAt: Date | null;
  /** when a later version came into force */
  readonly replacedAt: Date | null;
};

const RECORD_STATUSES = [
  'genuine',
  'record',
  'reference',
  'superseded',
  'terminated',
  'expired',
  'unknown',
] as const;

/** The record's answer. Instants are ISO 8601; no name and no word of the text is ever in it. */
export type RecordStatus = {
  readonly kind: (typeof RECORD_STATUSES)[number];
  /** what it is a copy of; null while unknown */
  readonly record: (typeof SEALED_RECORD_KINDS)[number] | null;
  /** in force since */
  readonly since: string | null;
  /** and until */
  readonly until: string | null;
};

export type Answer = { readonly kind: RecordStatus['kind'] | 'altered' } & Omit<RecordStatus, 'kind'>;

const NOTHING = { record: null, since: null, until: null } as const;

/** @returns what somebody holding a copy may know about it; `unknown` when there is no such copy. */
export function statusOfCopy(copy: RecordedCopy | null): RecordStatus {
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
 * @returns what the record says about a file made from it: the record of two sides, or somebody's reference.
 */
export function statusOfFile(kind: 'record' | 'reference', sealedAt: Date | null): RecordStatus {
  return sealedAt === null
    ? { kind: 'unknown', ...NOTHING }
    : { kind, ...NOTHING, since: sealedAt.toISOString() };
}

/**
 * Reads the record's answer from the network. Not with a zod schema: building one tests whether eval is allowed, which
 * a page's policy refuses and reports (lib/platform/http/content-policy).
 * @throws Error when it isn't one.
 */
export function readStatus(json: unknown): RecordStatus {
  const part = (name: string): unknown =>
    typeof json === 'object' && json !== null ? Reflect.get(json, name) : undefined;
  const kind = RECORD_STATUSES.find((each) => each === part('kind'));
  if (!kind) throw new Error('The record has answered something else.');
  const record = SEALED_RECORD_KINDS.find((each) => each === part('record')) ?? null;
  return { kind, record, since: instantOf(part('since')), until: instantOf(part('until')) };
}

function instantOf(json: unknown): string | null {
  if (json === null || json === undefined) return null;
  if (typeof json === 'string' && !Number.isNaN(Date.parse(json))) return json;
  throw new Error('The record has answered with something that isn’t a date.');
}

/** @returns the answer for a file: one that the record doesn't know, but that carries our marks, was altered. */
export function answerFor(standing: RecordStatus, isMarked: boolean): Answer {
  return standing.kind === 'unknown' && isMarked ? { kind: 'altered', ...NOTHING } : standing;
}
