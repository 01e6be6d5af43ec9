import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenPaused, pauseForm } from '@/tests/support/pausing';
import type { Rows } from './row';
import { givenNewPair, type World } from './world';

async function agreed(world: World) {
  const pair = await givenNewPair(world);
  await givenAgreementInForce(pair);
  return pair;
}

export const rows: Rows = {
  'people.pauseWork': {
    arrange: async (world) => pauseForm(await agreed(world)),
    allows: ['owner', 'assistant'],
    answers: { manager: 'not_yours' },
  },
  // Ruth has paused it, so she is the one who resumes
  'people.resumeWork': {
    arrange: async (world) => givenPaused(await agreed(world)),
    allows: ['owner'],
    answers: { manager: 'not_yours', assistant: 'not_theirs' },
  },
};
