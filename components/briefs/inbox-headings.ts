import type { InboxGroup } from '@/lib/briefs/inbox/inbox.rules';

/** The inbox's heading for each group of briefs. */
export const INBOX_HEADINGS: Record<InboxGroup, string> = {
  accept: 'To accept',
  terms: 'Other terms to answer',
  revision: 'Sent back to you',
  overdue: 'Overdue',
  today: 'Due today',
  answered: 'Answered',
  unread: 'Unread',
  next: 'Next',
  waiting: 'With them',
};
