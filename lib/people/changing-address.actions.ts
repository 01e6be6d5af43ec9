'use server';

import { createElement } from 'react';
import { audit } from '@/lib/platform/actions/audit';
import type { AuditActionOf } from '@/lib/platform/actions/audited';
import { defineAction, definePublicAction } from '@/lib/platform/actions/pipeline';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { countedNetwork } from '@/lib/platform/auth/request-facts';
import { takeFrom } from '@/lib/platform/http/rate-limit';
import { queueMail } from '@/lib/platform/mail';
import { demand } from '@/lib/platform/result';
import { become, type Tx, withActor } from '@/lib/platform/tenancy';
import { decideAsking } from './address.rules';
import { addressLinkIsGone, askForAddress, moveToAddress, takeAddressBack } from './address-changes';
import {
  ADDRESS_SUBJECT,
  AddressMovedMail,
  AddressTakenMail,
  MOVED_SUBJECT,
  OtherAddressMail,
} from './emails/address';
import { AskForOtherAddress, FollowedLink } from './schema';

/**
 * Somebody asks for another address. A link is mailed to it; the answer is the same whether or not another account has
 * it.
 */
export const askForOtherAddress = defineAction({
  name: 'people.askForOtherAddress',
  locksSession: true,
  input: AskForOtherAddress,
  limit: 'changeAddress',
  once: { again: ({ input: { email } }) => ({ email }) },
  async run({ input: { id, email }, tx, me, signedIn, now }) {
    const { authenticatedAt, sessionId, email: own } = signedIn;
    demand(decideAsking({ own, wanted: email, authenticatedAt }, now));
    await become(tx, { kind: 'auth' });
    const change = { userId: me.userId, id, sessionId, fromAddress: own, toAddress: email };
    const made = await askForAddress(tx, change, now);
    if (made) {
      const { token, isTaken, expiresAt } = made;
      await queueMail(tx, {
        to: email,
        kind: 'people.other_address',
        uniqueKey: `people.other_address:${id}`,
        subject: ADDRESS_SUBJECT,
        element: isTaken
          ? createElement(AddressTakenMail, { url: absolute(addresses.signIn()) })
          : createElement(OtherAddressMail, { own, expiresAt, url: absolute(addresses.addressLink(token)) }),
      });
    }
    await become(tx, { kind: 'user', userId: me.userId });
    return { email };
  },
});

/** Gives the account its new address. Only the button on the link's page calls it: opening the page uses nothing up. */
export const spendAddressLink = definePublicAction({
  name: 'people.spendAddressLink',
  input: FollowedLink,
  async run({ input: { token }, request, now }) {
    if (request.ip) await takeFrom('signInPerIp', countedNetwork(request.ip));
    return withActor({ kind: 'auth' }, async (tx) => {
      const moved = await moveToAddress(tx, token, now);
      if (!moved) throw addressLinkIsGone();
      const { userId, id, fromAddress, toAddress, undo, undoUntil } = moved;
      const url = absolute(addresses.addressBackLink(undo));
      await queueMail(tx, {
        to: fromAddress,
        kind: 'people.address_moved',
        uniqueKey: `people.address_moved:${id}`,
        subject: MOVED_SUBJECT,
        element: createElement(AddressMovedMail, { toAddress, undoUntil, url }),
      });
      await note(tx, userId, id, 'person.address_changed', request.requestId);
    });
  },
  leadsTo: () => addresses.addressDone('changed'),
});

/** Restores the old address, and signs everybody out. Only the button on the link's page calls it. */
export const undoAddressChange = definePublicAction({
  name: 'people.undoAddressChange',
  input: FollowedLink,
  async run({ input: { token }, request, now }) {
    if (request.ip) await takeFrom('signInPerIp', countedNetwork(request.ip));
    return withActor({ kind: 'auth' }, async (tx) => {
      const back = await takeAddressBack(tx, token, now);
      if (!back) throw addressLinkIsGone();
      await note(tx, back.userId, back.id, 'person.address_taken_back', request.requestId);
    });
  },
  leadsTo: () => addresses.addressDone('taken_back'),
});

/** Records it in the log of every business that the person belongs to, without the address. */
async function note(
  tx: Tx,
  userId: string,
  id: string,
  action: AuditActionOf<'person'>,
  requestId: string,
): Promise<void> {
  const { memberships } = await become(tx, { kind: 'user', userId });
  for (const workspaceId of new Set(memberships.map((each) => each.workspaceId))) {
    await become(tx, { kind: 'workspace', workspaceId });
    await audit(tx, { workspaceId, actorUserId: userId, requestId, action, subject: { kind: 'person', id } });
  }
  await become(tx, { kind: 'auth' });
}
