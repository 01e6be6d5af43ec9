'use server';

import { definePublicAction } from '@/lib/platform/actions/pipeline';
import { completeHalf, finishHalf, type Half, halfFromRequest } from '@/lib/platform/auth/sessions';
import type { RequestFacts } from '@/lib/platform/auth/signed-in';
import { giveBack, takeFrom } from '@/lib/platform/http/rate-limit';
import { type Refused, refused } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { Nothing } from '../schema';
import { settleFactorChanges } from './changes';
import { beginProving, finishProving } from './passkeys';
import { ProveByCode, ProveByPasskey } from './schema';
import { takeCode } from './taking-codes';

const AUTH = { kind: 'auth' } as const;

/** Takes the second step by a code: from the app, or a recovery code. */
export const passSecondStep = definePublicAction({
  name: 'people.passSecondStep',
  input: ProveByCode,
  async run({ input: { code, to }, request, now }) {
    await takeStep({ request, at: now }, (tx, { userId }) => takeCode(tx, userId, code, now));
    return { to };
  },
  leadsTo: ({ to }) => to,
});

/** Asks the browser for a passkey of the person whose second step is ahead. */
export const beginSecondStep = definePublicAction({
  name: 'people.beginSecondStep',
  input: Nothing,
  async run({ now }) {
    const half = await requireHalf();
    return withActor(AUTH, (tx) => beginProving(tx, half.userId, now));
  },
});

/** Takes the second step by a passkey. */
export const passSecondStepByPasskey = definePublicAction({
  name: 'people.passSecondStepByPasskey',
  input: ProveByPasskey,
  async run({ input: { to, ...shown }, request, now }) {
    await takeStep({ request, at: now }, async (tx, { userId }) => {
      await finishProving(tx, userId, shown, now);
      return 'passkey' as const;
    });
    return { to };
  },
  leadsTo: ({ to }) => to,
});

/** Checks and makes the session in one transaction: a code is used up if, and only if, it lets somebody in. */
async function takeStep(
  { request, at }: { readonly request: RequestFacts; readonly at: Date },
  check: (tx: Tx, half: Half) => Promise<'code' | 'recovery_code' | 'passkey'>,
): Promise<void> {
  const half = await requireHalf();
  await takeFrom('secondStep', half.userId);
  const token = await withActor(AUTH, async (tx) => {
    const by = await check(tx, half);
    await settleFactorChanges(tx, half.userId, at);
    return completeHalf(tx, half, { by, request, at });
  });
  if (token === null) throw halfIsGone();
  await giveBack('secondStep', half.userId);
  await finishHalf(token);
}

async function requireHalf(): Promise<Half> {
  const half = await halfFromRequest();
  if (half) return half;
  throw halfIsGone();
}

function halfIsGone(): Refused {
  return refused(
    'link_gone',
    'That took longer than 15 minutes, or the step was completed already. Sign in again.',
  );
}
