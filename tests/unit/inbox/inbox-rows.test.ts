import { expect, it } from 'vitest';
import { inboxRows } from '@/components/inbox/inbox-rows';
import type { InboxGroup } from '@/lib/briefs/inbox/inbox.rules';
import { WHOLE_INBOX } from '@/lib/briefs/inbox/inbox-view.rules';

const NOW = new Date('2027-03-15T16:00:00Z');

function briefIn(group: InboxGroup) {
  return {
    workspaceId: 'w',
    id: group,
    group,
    state: 'in_progress',
    title: group,
    business: 'Adeyemi Ceramics',
    deadlineAt: NOW,
    unread: 0,
    hasNewAnswer: false,
  } as const;
}

it('the inbox highlights the groups that ask something of its reader, and not those that wait or come later', () => {
  const inbox = {
    view: WHOLE_INBOX,
    briefs: (['accept', 'overdue', 'unread', 'next', 'waiting'] as const).map(briefIn),
    toSign: [
      { workspaceId: 'w', id: 'a', title: 'Agreement', isAmendment: false, business: 'Adeyemi Ceramics' },
      { workspaceId: 'w', id: 'b', title: 'Agreement', isAmendment: true, business: 'Solheim Bakery' },
    ],
    payments: [],
    weeks: [],
    evaluations: [],
    endings: [],
    businesses: [],
    needs: 3,
    next: null,
  };

  const groups = inboxRows(inbox, NOW, 'Asia/Manila');

  expect(groups.filter(({ needs }) => needs).map(({ title }) => title)).toEqual([
    'To sign',
    'To accept',
    'Overdue',
    'Unread',
  ]);
  expect(groups[0]?.rows.map(({ title }) => title)).toEqual(['Agreement', 'Amendment: Agreement']);
  expect(groups.filter(({ needs }) => !needs).map(({ title }) => title)).toEqual(['Next', 'With them']);
});
