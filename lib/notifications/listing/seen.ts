import { type Sql, sql } from '@/lib/platform/tenancy';
import type { NotificationSubject } from '../kinds/places.rules';

/** A thing that people are told about. */
export type NotificationAbout = {
  readonly workspaceId: string;
  readonly subject: NotificationSubject;
  readonly subjectId: string;
};

/**
 * @returns whether seeing a thing's page includes what a notification says. A statement shows the state of its
 * engagement's payments, but not the conversations about them.
 */
export function seenOn({ workspaceId, subject, subjectId }: NotificationAbout): Sql {
  const itself = sql`subject = ${subject}::notice_subject AND subject_id = ${subjectId}::uuid`;
  const payments = sql`subject = 'payment' AND engagement_id = ${subjectId}::uuid AND kind LIKE 'pay.%'`;
  return sql`workspace_id = ${workspaceId}::uuid
    AND ${subject === 'statement' ? sql`((${itself}) OR (${payments}))` : itself}`;
}
