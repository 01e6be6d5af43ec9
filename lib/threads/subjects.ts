import { z } from 'zod';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';

type Where = { readonly workspaceId: string; readonly id: string };

/** The engagement that a conversation is part of. */
export type ThreadPlace = { readonly engagementId: string };

type SubjectRow = {
  /** as far as the actor may see it; null when it isn't there or isn't theirs */
  readonly find: (tx: Tx, where: Where) => Promise<ThreadPlace | null>;
  /** what kind of thing it is, in lists of conversations */
  readonly noun: string;
  /** what it is called, for the thread `t` */
  readonly title: Sql;
  /**
   * who on the owner's side, besides the owners, is told what the assistant says about it: their id, for the thread `t`
   */
  readonly alsoTold: Sql;
  readonly address: (
    reader: PageReader,
    ref: { readonly id: string; readonly engagementId: string },
  ) => string;
};

const NOBODY = sql`NULL::uuid`;

/**
 * Everything that people can talk about, one row each: how it is found, what it is called, and on which page its thread
 * is. The keys are words of the database's `thread_subject`.
 */
export const SUBJECTS = {
  engagement: {
    async find(tx, where) {
      const found = await tx.engagement.findFirst({ where, select: { id: true } });
      return found && { engagementId: found.id };
    },
    noun: 'Working together',
    title: sql`'Working together'`,
    alsoTold: NOBODY,
    address: (reader, { id }) => addressesFor(reader).engagement(id),
  },
  agreement: {
    find: (tx, where) => tx.agreement.findFirst({ where, select: { engagementId: true } }),
    noun: 'Agreement',
    title: sql`(SELECT a.title FROM agreements a WHERE a.workspace_id = t.workspace_id AND a.id = t.subject_id)`,
    alsoTold: NOBODY,
    address: (reader, { id }) => addressesFor(reader).agreement(id),
  },
  brief: {
    find: (tx, where) => tx.brief.findFirst({ where, select: { engagementId: true } }),
    noun: 'Brief',
    title: sql`(SELECT b.title FROM briefs b WHERE b.workspace_id = t.workspace_id AND b.id = t.subject_id)`,
    alsoTold: sql`(SELECT b.created_by_id FROM briefs b WHERE b.workspace_id = t.workspace_id AND b.id = t.subject_id)`,
    address: (reader, { id }) => addressesFor(reader).brief(id),
  },
  payment: {
    find: (tx, where) => tx.payment.findFirst({ where, select: { engagementId: true } }),
    noun: 'Payment',
    title: sql`(SELECT 'Payment of ' || to_char(p.sent_on, 'FMDD Mon YYYY') || CASE p.reference WHEN '' THEN '' ELSE ', ' || p.reference END
      FROM payments p WHERE p.workspace_id = t.workspace_id AND p.id = t.subject_id)`,
    alsoTold: NOBODY,
    address: (reader, { id }) => addressesFor(reader).payment(id),
  },
  evaluation: {
    find: (tx, where) => tx.evaluation.findFirst({ where, select: { engagementId: true } }),
    noun: 'Evaluation',
    title: sql`(SELECT 'Evaluation ' || e.number FROM evaluations e WHERE e.workspace_id = t.workspace_id AND e.id = t.subject_id)`,
    alsoTold: NOBODY,
    address: (reader, { id }) => addressesFor(reader).evaluation(id),
  },
} as const satisfies Record<string, SubjectRow>;

/** What a thread can be about. */
export type ThreadSubject = keyof typeof SUBJECTS;
export const ThreadSubject = z.custom<ThreadSubject>(
  (sent) => typeof sent === 'string' && isSubject(sent),
  INCOMPLETE_LINK,
);

/**
 * @param word as in the database, which has words for subjects that aren't supported yet
 * @throws Error for one of those
 */
export function subjectOf(word: string): ThreadSubject {
  if (isSubject(word)) return word;
  throw new Error(`nobody can talk about: ${word}`);
}

function isSubject(word: string): word is ThreadSubject {
  return Object.hasOwn(SUBJECTS, word);
}

export type SubjectRef = {
  readonly workspaceId: string;
  readonly subject: ThreadSubject;
  readonly subjectId: string;
};

/** The inputs with which a form says what it is about. */
export const SUBJECT_INPUTS = { workspaceId: Id, subject: ThreadSubject, subjectId: Id };
