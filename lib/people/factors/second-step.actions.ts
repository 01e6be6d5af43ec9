'use server';

import { definePublicAction } from '@/lib/platform/actions/pipeline';
import {
  completeHalf,
  finishHalf,
  type Half,
  halfFromRequest,
  lockHalf,
  sessionOfPress,
} from '@/lib/platform/auth/halves';
import type { RequestFacts } from '@/lib/platform/auth/signed-in';
import { giveBack, takeFrom } from '@/lib/platform/http/rate-limit';
import { type Refused, refused } from '@/lib/platform/result';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { againWhenSlower } from '@/lib/platform/tenancy/slower';
import { Nothing } from '../schema';
import { settleFactorChanges } from './changes';
import { digitsIn } from './codes.rules';
import { beginProving, finishProving } from './passkeys';
import { pressHashOf } from './presses';
import { ProveByCode, ProveByPasskey } from './schema';
import { takeCode } from './taking-codes';

const AUTH = { kind: 'auth' } as const;

/** Takes the second step by a code: from the app, or a recovery code. */
export const passSecondStep = definePublicAction({
  name: 'people.passSecondStep',
  input: ProveByCode,
  async run({ input, request, now, key }) {
    const { code, to } = input;
    const press = { request, at: now, pressHash: await pressHashOf(key, input) };
    const half = await requireHalf();
    // six digits can be guessed, a recovery code can't
    await (digitsIn(code) === null ? takeFrom('halfSignIn', half.id) : takeFrom('secondStep', half.userId));
    await takeStep(half, press, (tx, { userId }) => takeCode(tx, userId, code, now));
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
    await takeFrom('halfSignIn', half.id);
    return withActor(AUTH, (tx) => beginProving(tx, half.userId, now));
  },
});

/** Takes the second step by a passkey. */
export const passSecondStepByPasskey = definePublicAction({
  name: 'people.passSecondStepByPasskey',
  input: ProveByPasskey,
  async run({ input, request, now, key }) {
    const { to, ...shown } = input;
    const press = { request, at: now, pressHash: await pressHashOf(key, input) };
    const half = await requireHalf();
    await takeFrom('halfSignIn', half.id);
    await takeStep(half, press, async (tx, { userId }) => {
      await finishProving(tx, userId, shown, now);
      return 'passkey' as const;
    });
    return { to };
  },
  leadsTo: ({ to }) => to,
});

type Press = { readonly request: RequestFacts; readonly at: Date; readonly pressHash: string | null };

/**
 * Checks and makes the session in one transaction: a code is used up if, and only if, it lets somebody in. The same press
 * sent again from the same half sign-in, after a lost answer, opens the same session without a new code (adr/0170).
 */
async function takeStep(
  found: Half,
  press: Press,
  check: (tx: Tx, half: Half) => Promise<'code' | 'recovery_code' | 'passkey'>,
): Promise<void> {
  const { userId } = found;
  const token = await againWhenSlower(() =>
    withActor(AUTH, async (tx) => {
      const half = await lockHalf(tx, found, press.at);
      if (!half) throw halfIsGone();
      const opened = await sessionOfPress(tx, half, press.pressHash);
      if (opened !== null) return opened;
      const by = await check(tx, half);
      await settleFactorChanges(tx, userId, press.at);
      return completeHalf(tx, half, { by, ...press });
    }),
  );
  await giveBack('secondStep', userId);
  await giveBack('proof', userId);
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
