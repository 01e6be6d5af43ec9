import { addresses } from '@/lib/platform/addresses';
import type { Side } from './kind.rules';

export const NOTICE_SUBJECTS = ['brief', 'agreement', 'engagement', 'schedule'] as const;
export type NoticeSubject = (typeof NOTICE_SUBJECTS)[number];

type Placed = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly side: Side;
  readonly subject: NoticeSubject;
  readonly subjectId: string;
  readonly engagementId: string;
};

/** @returns where a notice leads to: the page of what it is about, on its reader's side. */
export function addressOf({ workspaceId, slug, side, subject, subjectId, engagementId }: Placed): string {
  const isTheirs = side === 'assistant';
  switch (subject) {
    case 'brief':
      return isTheirs ? addresses.inboxBrief(workspaceId, subjectId) : addresses.brief(slug, subjectId);
    case 'agreement':
      return isTheirs
        ? addresses.inboxAgreement(workspaceId, subjectId)
        : addresses.agreement(slug, subjectId);
    case 'schedule':
      return addresses.schedule(slug, subjectId);
    case 'engagement':
      return isTheirs ? addresses.business(workspaceId) : addresses.assistant(slug, engagementId);
  }
}
