'use server';

import { definePublicAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { countedNetwork } from '@/lib/platform/auth/request-facts';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { type Refused, refused } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { endSessions } from '../address-changes';
import { FollowedLink } from '../schema';
import { findFactorChange, takeFactorsBack } from './changes';
import { notifyOfFactor } from './notifying';

/**
 * Reverts a change to the second step, with every later one, and signs everybody out. Only the button on the page of
 * the mail's link calls it: opening it uses nothing up.
 */
export const undoFactorChange = definePublicAction({
  name: 'people.undoFactorChange',
  input: FollowedLink,
  async run({ input: { token }, request, now }) {
    if (request.ip) await takeFrom('signInPerIp', countedNetwork(request.ip));
    await withActor({ kind: 'auth' }, async (tx) => {
      const change = await findFactorChange(tx, token, now);
      if (!change) throw linkIsGone();
      const { userId } = change;
      // first, since sessions could create something that is looked for next
      await endSessions(tx, userId, null);
      // of two who press at once, the second finds it reverted
      if (!(await takeFactorsBack(tx, userId, change.changedAt, now))) throw linkIsGone();
      await tx.addressChange.deleteMany({ where: { userId, changedAt: null } });
      await notifyOfFactor(tx, userId, { news: 'taken_back', at: now });
    });
  },
  leadsTo: () => addresses.secondStepBack(),
});

function linkIsGone(): Refused {
  return refused(
    'link_gone',
    'This link has been used, has expired, or you have signed in with your second step since. Check how you sign in.',
  );
}
