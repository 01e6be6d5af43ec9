import type { InboxGroup } from '@/lib/briefs/inbox.rules';

/** Under which words the inbox has each group of briefs. */
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
