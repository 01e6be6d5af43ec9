import { expect, it } from 'vitest';
import { InvitationAccepted } from '@/components/people/invitation-accepted';
import type { SinceAccepting } from '@/lib/people/rules';
import { markupOf } from '@/tests/support/browser/markup';

const invitation = { business: 'Adeyemi Ceramics', slug: 'adeyemi' };

it.each<[SinceAccepting, string, string]>([
  ['runs', 'You run Adeyemi Ceramics now', '/w/adeyemi'],
  ['ran', 'You don’t run Adeyemi Ceramics any more', '/start?choose=1'],
  ['agreement_next', 'The agreement comes next', '/inbox'],
  ['works', 'You work with Adeyemi Ceramics', '/inbox'],
  ['worked', 'Your work with Adeyemi Ceramics has ended', '/inbox'],
])('an accepted invitation, %s, says so and leads where that is', (since, said, leadsTo) => {
  const html = markupOf(<InvitationAccepted since={since} invitation={invitation} />);

  expect(html).toContain(said);
  expect(html).toContain(`href="${leadsTo}"`);
});
