import { givenBriefAccepted } from '@/tests/support/briefs';
import { changeForm, givenChangeAsked } from '@/tests/support/changes';
import type { Rows } from './row';
import type { World } from './world';

/** Maria has asked for two days more. */
const askedByMaria = async ({ pair }: World) =>
  givenChangeAsked(pair, pair.assistant, await givenBriefAccepted(pair));

export const rows: Rows = {
  'briefs.requestChange': {
    arrange: async ({ pair }) => changeForm(await givenBriefAccepted(pair), { budgetHours: '7' }),
    allows: ['owner', 'manager', 'assistant'],
  },
  // Nobody answers their own request, and nobody withdraws the other's.
  'briefs.acceptChange': {
    arrange: askedByMaria,
    allows: ['owner', 'manager'],
    answers: { assistant: 'own_change' },
  },
  'briefs.declineChange': {
    arrange: async (world) => ({ ...(await askedByMaria(world)), note: 'The fair won’t wait.' }),
    allows: ['owner', 'manager'],
    answers: { assistant: 'own_change' },
  },
  'briefs.withdrawChange': {
    arrange: askedByMaria,
    allows: ['assistant'],
    answers: { owner: 'not_yours', manager: 'not_yours' },
  },
};
