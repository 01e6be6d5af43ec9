'use server';

import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { provenAgain, type SecondStep } from '@/lib/platform/auth/how-proven';
import { againSince } from '@/lib/platform/auth/sent-again';
import { giveBack } from '@/lib/platform/http/rate-limit';
import { notFound } from '@/lib/platform/result';
import { Nothing } from '../schema';
import { beginProving, finishProving } from './passkeys';
import { pressHashOf } from './presses';
import { ProveByCode, ProveByPasskey } from './schema';
import { takeCode } from './taking-codes';

/** Proves again who one is by a code: before signing, paying and the like, instead of another link. */
export const proveByCode = defineAction({
  name: 'people.proveByCode',
  input: ProveByCode,
  limit: 'proof',
  async run(scope) {
    const { tx, signedIn, now } = scope;
    const { code, to } = scope.input;
    await prove(scope, () => takeCode(tx, signedIn.userId, code, now));
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
  async run(scope) {
    const { tx, signedIn, now } = scope;
    const { to, ...shown } = scope.input;
    await prove(scope, async () => {
      await finishProving(tx, signedIn.userId, shown, now);
      return 'passkey';
    });
    return { to };
  },
  leadsTo: ({ to }) => to,
});

/**
 * Notes in the session that its person has proved who they are. The same press sent again in the same session, after a
 * lost answer, finds it proved: nothing is checked or used up again, and the proof stays as old as it is (adr/0191).
 */
async function prove(
  { input, tx, signedIn, key, now }: ActionScope<object>,
  check: () => Promise<SecondStep>,
): Promise<void> {
  const { sessionId: id, userId } = signedIn;
  // of two presses, the second sees what the first has done, and both what a change of address has
  const [session] = await tx.$queryRaw<{ authenticatedBy: string }[]>`
    SELECT authenticated_by AS "authenticatedBy" FROM sessions WHERE id = ${id}::uuid FOR UPDATE`;
  if (!session) throw notFound('session');
  const proofPressHash = await pressHashOf(key, input);
  if (proofPressHash !== null) {
    const isProved = { id, userId, proofPressHash, authenticatedAt: { gt: againSince(now) } };
    if ((await tx.session.count({ where: isProved })) > 0) return;
  }
  const by = await check();
  const authenticatedBy = provenAgain(session.authenticatedBy, by);
  await tx.session.updateMany({
    where: { id, userId },
    data: { authenticatedAt: now, authenticatedBy, proofPressHash },
  });
  await giveBack('proof', userId);
}
