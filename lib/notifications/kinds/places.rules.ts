import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import type { Side } from './kind.rules';

export const NOTIFICATION_SUBJECTS = [
  'brief',
  'agreement',
  'engagement',
  'schedule',
  'timesheet',
  'statement',
  'payment',
  'evaluation',
  'ending',
] as const;
export type NotificationSubject = (typeof NOTIFICATION_SUBJECTS)[number];

/** @returns whether such a subject has a conversation, into which a reply by mail goes. */
export function hasConversation(subject: NotificationSubject): boolean {
  return WITH_CONVERSATION.includes(subject);
}

/** Mirrors the registry in lib/threads/subjects.ts; a test compares them. */
export const WITH_CONVERSATION: readonly NotificationSubject[] = [
  'engagement',
  'agreement',
  'brief',
  'payment',
  'evaluation',
];

type Placed = {
  readonly workspaceId: string;
  readonly slug: string;
  readonly side: Side;
  readonly subject: NotificationSubject;
  readonly subjectId: string;
  readonly engagementId: string;
  /** of a timesheet, the Monday it begins on */
  readonly week: string | null;
};

/** @returns where a notification leads: its subject's page, on its reader's side. */
export function addressOf({ subject, subjectId, engagementId, week, ...reader }: Placed): string {
  const shared = addressesFor(reader);
  switch (subject) {
    case 'brief':
    case 'agreement':
    case 'evaluation':
    case 'payment':
      return shared[subject](subjectId);
    case 'engagement':
    case 'ending':
    case 'statement':
      return shared[subject](engagementId);
    case 'timesheet':
      return shared.week({ timesheetId: subjectId, engagementId, monday: week });
    case 'schedule':
      return addresses.schedule(reader.slug, subjectId);
  }
}
