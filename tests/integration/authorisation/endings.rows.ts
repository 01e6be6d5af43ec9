import { noteAccess } from '@/lib/endings/handing-back.actions';
import { newId } from '@/lib/platform/ids';
import { givenAgreementInForce, givesNotice } from '@/tests/support/agreements';
import { givenBriefAccepted } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { endingForm, givenEnding, placeOf } from '@/tests/support/endings';
import { asPerson } from '@/tests/support/people';
import type { Rows } from './row';
import { givenNewPair, type World } from './world';

const PARTIES_ALONE = { allows: ['owner', 'assistant'], answers: { manager: 'not_yours' } } as const;
const BOTH_SIDES = { allows: ['owner', 'manager', 'assistant'] } as const;

async function ending(world: World) {
  return givenEnding(await givenNewPair(world));
}

async function withAccess(world: World) {
  const pair = await givenNewPair(world);
  const access = { ...placeOf(pair), id: newId(), name: 'Shopify' };
  doneOf(await asPerson(pair.owner, () => submit(noteAccess, access)));
  return { ...placeOf(pair), accessId: access.id };
}

async function withBrief(world: World) {
  const pair = await givenNewPair(world);
  const agreement = await givenAgreementInForce(pair);
  const { id: briefId } = await givenBriefAccepted(pair);
  doneOf(await givesNotice(pair.owner, agreement));
  return { ...placeOf(pair), briefId, plan: 'finish', note: 'By Friday.' };
}

export const rows: Rows = {
  'endings.begin': { arrange: async (world) => endingForm(await givenNewPair(world)), ...PARTIES_ALONE },
  'endings.sayDone': { arrange: ending, ...PARTIES_ALONE },
  'endings.sayGoOn': { arrange: ending, ...PARTIES_ALONE },
  'endings.planBrief': {
    arrange: withBrief,
    allows: ['owner', 'manager'],
    answers: { assistant: 'not_yours' },
  },
  'endings.noteAccess': {
    arrange: async (world) => ({ ...placeOf(await givenNewPair(world)), id: newId(), name: 'Shopify' }),
    ...BOTH_SIDES,
  },
  'endings.revokeAccess': { arrange: withAccess, ...BOTH_SIDES },
};
