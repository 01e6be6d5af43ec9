'use server';

import { defineAction } from '@/lib/platform/actions/pipeline';
import { provenAgain, type SecondStep } from '@/lib/platform/auth/how-proven';
import type { SignedInBefore } from '@/lib/platform/auth/signed-in';
import { giveBack } from '@/lib/platform/http/rate-limit';
import { notFound } from '@/lib/platform/result';
import type { Tx } from '@/lib/platform/tenancy';
import { Nothing } from '../schema';
import { beginProving, finishProving } from './passkeys';
import { ProveByCode, ProveByPasskey } from './schema';
import { takeCode } from './taking-codes';

/** Proves again who one is by a code: before signing, paying and the like, instead of another link. */
export const proveByCode = defineAction({
  name: 'people.proveByCode',
  input: ProveByCode,
  limit: 'secondStep',
  async run({ input: { code, to }, tx, signedIn, now }) {
    await noteProof(tx, signedIn, await takeCode(tx, signedIn.userId, code, now), now);
    return { to };
  },
  leadsTo: ({ to }) => to,
});

/** Asks the browser for one of the signed-in person's passkeys. */
export const beginProof = defineAction({
  name: 'people.beginProof',
  input: Nothing,
  skipsRevalidation: true,
  async run({ tx, signedIn, now }) {
    return beginProving(tx, signedIn.userId, now);
  },
});

/** Proves again who one is by a passkey. */
export const proveByPasskey = defineAction({
  name: 'people.proveByPasskey',
  input: ProveByPasskey,
  limit: 'secondStep',
  async run({ input: { to, ...shown }, tx, signedIn, now }) {
    await finishProving(tx, signedIn.userId, shown, now);
    await noteProof(tx, signedIn, 'passkey', now);
    return { to };
  },
  leadsTo: ({ to }) => to,
});

async function noteProof(tx: Tx, signedIn: SignedInBefore, by: SecondStep, at: Date): Promise<void> {
  const { sessionId, userId, authenticatedBy = 'email_link' } = signedIn;
  const noted = await tx.session.updateMany({
    where: { id: sessionId, userId },
    data: { authenticatedAt: at, authenticatedBy: provenAgain(authenticatedBy, by) },
  });
  if (noted.count === 0) throw notFound('session');
  await giveBack('secondStep', userId);
}
