import { type Sql, sql } from '@/lib/platform/tenancy';
import type { NoticeSubject } from './places.rules';

/** A thing that people are told of. */
export type NoticeAbout = {
  readonly workspaceId: string;
  readonly subject: NoticeSubject;
  readonly subjectId: string;
};

/**
 * @returns whether somebody who saw the page of a thing has seen what a row of notifications tells. A statement shows what
 * became of each payment of its engagement, and nothing of what is said about them.
 */
export function seenOn({ workspaceId, subject, subjectId }: NoticeAbout): Sql {
  const itself = sql`subject = ${subject}::notice_subject AND subject_id = ${subjectId}::uuid`;
  const payments = sql`subject = 'payment' AND engagement_id = ${subjectId}::uuid AND kind LIKE 'pay.%'`;
  return sql`workspace_id = ${workspaceId}::uuid
    AND ${subject === 'statement' ? sql`((${itself}) OR (${payments}))` : itself}`;
}
