import { expect, it } from 'vitest';
import { EntryDispute } from '@/components/time/entry-dispute';
import { DISPUTE_STATES, type DisputeState } from '@/lib/time/disputes/disputing.rules';
import { markupOf } from '@/tests/support/browser/markup';
import { SHOWN_ENTRY } from '@/tests/support/shown-entry';

const at = new Date('2027-03-17T22:00:00Z');

function shown(state: DisputeState, reader: 'owner' | 'assistant') {
  const dispute = { id: 'd1', version: 1, state, reason: 'The shop was closed.', raisedAt: at, answers: [] };
  const place =
    reader === 'owner' ? { side: reader, slug: 'adeyemi' } : ({ side: reader, workspaceId: 'w1' } as const);
  return markupOf(
    <EntryDispute
      entry={{ ...SHOWN_ENTRY, dispute }}
      workspaceId="w1"
      reader={reader}
      until={null}
      under={{ reader: place, agreementId: 'a1', asOf: at }}
      now={at}
    />,
  );
}

it.each(DISPUTE_STATES)(
  'a dispute that is %s leads to what the two agreed on for that, until it is over',
  (state) => {
    const isOver = state === 'conceded' || state === 'withdrawn';

    for (const reader of ['owner', 'assistant'] as const) {
      const said = shown(state, reader);
      expect(said).toContain('The shop was closed.');
      expect(/href="[^"]*a1[^"]*#clause-disputes"/.test(said)).toBe(!isOver);
    }
  },
);
