import type { formOf } from '@/tests/support/browser/forms';
import type { ActorKind, World } from './world';

export type Fields = Parameters<typeof formOf>[0];

/** What the matrix knows of one action. */
export type Row = {
  /** makes what the action needs, and returns input that is valid in every way except, perhaps, for who sends it */
  readonly arrange: (world: World) => Promise<Fields> | Fields;
  /** who must succeed; everybody else must be refused and nothing written */
  readonly allows: readonly ActorKind[];
  /** the answer to people who may know of the thing but not do this; all others get `not_found`, or `signed_out` */
  readonly answers?: Partial<Record<ActorKind, string>>;
  /**
   * the answer to the assistant once their work here is over, or that they may still do it; left out, they get
   * `not_found`. Checked for what an assistant may do or know of
   */
  readonly former?: string;
};

/** By the action's name. */
export type Rows = Readonly<Record<string, Row>>;

/** What an assistant may go on doing once their work is over: their own record stays theirs. */
export const STILL_THEIRS = 'done';

export const EVERYBODY_SIGNED_IN = [
  'owner',
  'manager',
  'assistant',
  'otherAssistant',
  'foreignOwner',
  'foreignAssistant',
] as const satisfies readonly ActorKind[];

/** What an owner may do with a thing that the manager and the assistant see as well. */
export const OWNER_ALONE = {
  allows: ['owner'],
  answers: { manager: 'not_yours', assistant: 'not_yours' },
} as const satisfies Partial<Row>;

/** What the owner's side may do with a thing that the assistant sees as well. */
export const STAFF_ALONE = {
  allows: ['owner', 'manager'],
  answers: { assistant: 'not_yours' },
} as const satisfies Partial<Row>;

/** Like `OWNER_ALONE`, for a thing that stays on the assistant's own record: they can still see it. */
export const OWNER_ALONE_EVER = { ...OWNER_ALONE, former: 'not_yours' } as const satisfies Partial<Row>;

/** What the assistant may do with a thing that the owner's side sees as well. */
export const ASSISTANT_ALONE = {
  allows: ['assistant'],
  answers: { owner: 'not_yours', manager: 'not_yours' },
} as const satisfies Partial<Row>;

/** Like `ASSISTANT_ALONE`, and even once their work is over: it is about what they have worked and are owed. */
export const ASSISTANT_ALONE_EVER = {
  ...ASSISTANT_ALONE,
  former: STILL_THEIRS,
} as const satisfies Partial<Row>;
