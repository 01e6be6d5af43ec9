import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DeletionSection } from '@/components/deletion/deletion-section';
import { pageOfHold } from '@/lib/deletion/hold-pages.rules';
import { holdInWords } from '@/lib/deletion/rules';
import { IDLE } from '@/lib/platform/actions/form-state';

const OF = { with: 'Maria Santos', workspaceId: 'w', slug: 'kilns', engagementId: 'e' };
const HOLDS = [
  { ...OF, kind: 'agreement', itemId: 'a' },
  { ...OF, kind: 'delivery', itemId: 'b' },
  { ...OF, kind: 'expense', itemId: 'x' },
  { ...OF, kind: 'time', itemId: 't', monday: '2026-11-23' },
  { ...OF, kind: 'open_week', itemId: 'o', monday: '2026-11-30' },
  { ...OF, kind: 'owed' },
  { ...OF, kind: 'payment' },
  { ...OF, kind: 'last_owner' },
] as const;

describe('what stands in the way of a deletion', () => {
  it('leads to the page where it is dealt with, whichever side the reader is on', () => {
    expect(
      HOLDS.map((hold) => [hold.kind, pageOfHold(hold, 'owner'), pageOfHold(hold, 'assistant')]),
    ).toEqual([
      ['agreement', '/w/kilns/agreements/a', '/inbox/agreements/w/a'],
      ['delivery', '/w/kilns/briefs/b', '/inbox/briefs/w/b'],
      ['expense', '/w/kilns/pay/e?expense=x#expense-x', '/inbox/earnings/w/e?expense=x#expense-x'],
      ['time', '/w/kilns/pay/time/t', '/inbox/time?with=e&week=2026-11-23'],
      ['open_week', '/w/kilns/pay/time/o', '/inbox/time?with=e&week=2026-11-30'],
      ['owed', '/w/kilns/pay/e', '/inbox/earnings/w/e'],
      ['payment', '/w/kilns/pay/e', '/inbox/earnings/w/e'],
      ['last_owner', '/w/kilns/settings', '/w/kilns/settings'],
    ]);
  });

  it('is a link in the list of what has to be done first', () => {
    const page = renderToStaticMarkup(
      <DeletionSection
        standing={{ dueAt: null, heldAt: null, holds: HOLDS }}
        side="owner"
        what="the business"
        expected={{ text: 'Kilns', label: 'its name' }}
        deletes={async () => IDLE}
        keeps={async () => IDLE}
        path="/"
        isFresh
        zone="UTC"
        now={new Date('2026-11-29T12:00:00Z')}
      >
        Erased: everything.
      </DeletionSection>,
    );

    const links = [...page.matchAll(/<li><a[^>]*>(.*?)<\/a>/g)].map(([, words]) => words);
    expect(links).toEqual(HOLDS.map(holdInWords));
  });
});
