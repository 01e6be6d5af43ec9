import { describe, expect, it } from 'vitest';
import { BusinessList } from '@/components/inbox/business-list';
import { agreementInWords, heldInWords } from '@/lib/evaluations/reference/words';
import { markupOf } from '@/tests/support/browser/markup';

const ZONE = 'America/Chicago';
// the midnight that ends 19 November there, and the afternoon of the 20th in Manila
const endedAt = new Date('2026-11-20T06:00:00Z');

describe('the last day of work that has ended', () => {
  it("is the business's where an assistant lists whom they worked for", () => {
    const past = [{ workspaceId: 'w', engagementId: 'e', name: 'Mill Lane Press', endedAt, zone: ZONE }];
    const now = new Date('2026-11-29T08:00:00Z');

    const html = markupOf(<BusinessList businesses={[]} past={past} zone="Asia/Manila" now={now} />);

    expect(html).toContain('Ended Thu 19 Nov.');
  });

  it('is the last one that a reference names, of the work and of an agreement', () => {
    const held = { from: '2026-08-26T02:00:00.000Z', until: endedAt.toISOString() };
    expect(heldInWords(held, ZONE)).toBe('2026-08-25 to 2026-11-19');
    expect(heldInWords({ ...held, until: null }, ZONE)).toBe('since 2026-08-25');
    expect(agreementInWords({ ...held, title: 'Press work', pay: 'retainer' }, ZONE)).toBe(
      'Press work, a retainer, 2026-08-25 to 2026-11-19',
    );
    expect(agreementInWords({ title: 'Press work', pay: null, from: null, until: null }, ZONE)).toBe(
      'Press work',
    );
  });
});
