import { describe, expect, it } from 'vitest';
import { History } from '@/components/agreements/history';
import { ownWordOf } from '@/lib/agreements/signing/taken-back.rules';
import { factsOf } from '@/lib/notifications/kinds/registry.rules';
import { markupOf } from '@/tests/support/browser/markup';

const BUSINESS = 'Adeyemi Ceramics';
const ASSISTANT = 'Maria Santos';

describe('a signature that was taken back, in words', () => {
  it('was its own of a business, and theirs of a person', () => {
    expect([ownWordOf('owner'), ownWordOf('assistant')]).toEqual(['its', 'their']);
  });

  it.each([
    ['the assistant', 'assistant', ASSISTANT, 'Maria Santos took back their signature'],
    ['an owner', 'owner', 'Ruth Adeyemi', 'Ruth Adeyemi took back the signature of Adeyemi Ceramics'],
    ['an owner whose name isn’t shown any more', 'owner', null, 'Adeyemi Ceramics took back its signature'],
  ] as const)('by %s', (_, party, by, words) => {
    const at = new Date('2026-11-30T09:00:00Z');
    const entry = {
      sequence: 3,
      kind: 'signature_taken_back',
      at,
      by,
      hash: '',
      payload: { party },
    } as const;

    const markup = markupOf(
      <History
        entries={[entry]}
        business={BUSINESS}
        assistant={ASSISTANT}
        zone="UTC"
        now={at}
        predecessor={null}
        successor={null}
        addressOf={String}
      />,
    );

    expect(markup).toContain(`<li>${words}<`);
  });

  it.each([BUSINESS, ASSISTANT])('is announced in words that are right for %s', (other) => {
    const { text } = factsOf('agreement.signature_taken_back');

    expect(text({ title: 'The shop', other, when: null })).toBe(
      `The signature of ${other} under “The shop” was taken back`,
    );
  });
});
