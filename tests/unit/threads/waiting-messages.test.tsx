import { describe, expect, it } from 'vitest';
import { WaitingMessages } from '@/components/threads/waiting-messages';
import { NEWEST } from '@/lib/threads/thread/looking.rules';
import type { ThreadView } from '@/lib/threads/thread/queries';
import { markupOf } from '@/tests/support/browser/markup';

const AT_NIGHT = new Date('2027-03-03T19:10:00Z');
const AT_NINE = new Date('2027-03-04T01:00:00Z');
const LATER = new Date('2027-03-04T02:00:00Z');

describe('a message that waits for the other’s morning', () => {
  it('says when it is delivered, and can be sent sooner', () => {
    const html = shown({ isOver: false, now: AT_NIGHT });

    expect(html).toContain('Delivered to Maria on ');
    expect(html).toContain('Send it now');
    expect(html).toContain('Don’t send it');
  });

  it('doesn’t read as delivered when it is late', () => {
    const html = shown({ isOver: false, now: LATER });

    expect(html).toContain('It should have been delivered to Maria on ');
    expect(html).not.toContain('>Delivered');
  });

  it('says that it never was, once their work has ended, and can only be removed', () => {
    const html = shown({ isOver: true, now: LATER });

    expect(html).toMatch(/It was to be delivered to Maria on .*, and wasn’t: your work together has ended/);
    expect(html).toContain('Remove it');
    for (const offer of ['Send it now', 'Don’t send it', 'Say it in other words'])
      expect(html).not.toContain(offer);
  });
});

function shown({ isOver, now }: { readonly isOver: boolean; readonly now: Date }) {
  const message = { id: 'm', body: 'The glaze has come.', deliverAt: AT_NINE, version: 1, files: [] };
  const thread: ThreadView = {
    workspaceId: 'w',
    subject: 'engagement',
    subjectId: 'e',
    readerId: 'r',
    messages: [],
    hasEarlier: false,
    hasLater: false,
    readUpTo: null,
    unread: { count: 0, firstId: null },
    draft: null,
    uploads: [],
    revisions: [],
    quote: null,
    waiting: [message],
    participants: [],
    isOver,
    times: { sides: [], agreedHours: null, since: AT_NIGHT },
    othersHours: [],
    look: NEWEST,
  };
  return markupOf(
    <WaitingMessages
      thread={thread}
      reader={{ side: 'owner', zone: 'America/Chicago', now }}
      other={{ name: 'Maria', zone: 'Asia/Manila' }}
    />,
  );
}
