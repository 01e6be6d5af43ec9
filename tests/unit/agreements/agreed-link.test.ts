import { describe, expect, it } from 'vitest';
import { agreedAddress } from '@/components/agreements/agreed-link';
import { instantOf, textOf } from '@/lib/agreements/document/as-of-instant';

const asOf = new Date('2026-11-24T10:00:00.123Z');

describe('the link from a brief to what was agreed', () => {
  it('leads each side to its own page, at the moment and the clause', () => {
    const owner = { reader: { side: 'owner', slug: 'kilns' }, agreementId: 'a', asOf } as const;
    const assistant = {
      reader: { side: 'assistant', workspaceId: 'w' },
      agreementId: 'a',
      asOf: null,
    } as const;

    expect(agreedAddress(owner, 'pay')).toBe(
      '/w/kilns/agreements/a?on=2026-11-24T10%3A00%3A00.123Z#clause-pay',
    );
    expect(agreedAddress(assistant)).toBe('/inbox/agreements/w/a');
  });

  it('is read back as the same instant', () => {
    expect(instantOf(textOf({ on: asOf.toISOString() }))).toEqual(asOf);
  });

  it.each([undefined, '', 'yesterday', '2026-11-24', '2026-99-99T10:00:00Z', ['2026-11-24T10:00:00Z', 'x']])(
    'shows the current agreement when the address asks about %s',
    (on) => {
      expect(instantOf(textOf(on === undefined ? {} : { on }))).toBeNull();
    },
  );
});
