import { describe, expect, it } from 'vitest';
import { AppSection } from '@/components/people/factors/app-section';
import { PasskeySection } from '@/components/people/factors/passkey-section';
import { markupOf } from '@/tests/support/browser/markup';

const AT = new Date('2026-11-26T09:15:00Z');

describe('removing a second step', () => {
  const seen = { isFresh: true, recoveryCodesLeft: 8, zone: 'Europe/Lisbon', now: AT };
  const passkeys = [{ id: 'key', name: 'My desk', addedAt: AT, lastUsedAt: null }];
  const app = { state: 'on', since: AT } as const;
  const sections = (shown: typeof seen & { readonly isOnlyStep: boolean }) => [
    markupOf(<PasskeySection {...shown} passkeys={passkeys} device="Firefox" />),
    markupOf(<AppSection {...shown} app={app} />),
  ];

  it('says what follows before it is pressed, if it is the only one', () => {
    for (const html of sections({ ...seen, isOnlyStep: true }))
      for (const said of ['only second step', 'by a link alone', 'recovery codes stop working'])
        expect(html).toContain(said);
    for (const html of sections({ ...seen, isOnlyStep: true, recoveryCodesLeft: 0 }))
      expect(html).not.toContain('recovery codes');
  });

  it('says nothing of it while another one stays, or where nothing can be removed', () => {
    const unsaid = [
      ...sections({ ...seen, isOnlyStep: false }),
      ...sections({ ...seen, isOnlyStep: true, isFresh: false }),
      markupOf(<PasskeySection {...seen} isOnlyStep passkeys={[]} device="Firefox" />),
    ];
    for (const html of unsaid) expect(html).not.toContain('only second step');
  });
});
