import { newId } from '@/lib/platform/ids';
import { givenProposed, seenBy } from '@/tests/support/agreements';
import { doneOf } from '@/tests/support/browser/forms';
import { comments, givenProposedWording } from '@/tests/support/negotiation';
import { ASSISTANT_ALONE, OWNER_ALONE, type Rows } from './row';
import { givenNewPair, type World } from './world';

/** An agreement that both sides see and neither has signed. */
async function proposed(world: World) {
  const pair = await givenNewPair(world);
  return { pair, ref: await givenProposed(pair) };
}

/** A wording for one of its clauses that waits for an answer. */
async function waiting(world: World) {
  const { pair, ref } = await proposed(world);
  return { pair, proposal: await givenProposedWording(pair.assistant, ref) };
}

const clause = { number: 1, clauseKey: 'hours' };
const reason = 'It has to hold in both countries.';

export const rows: Rows = {
  'agreements.comment': {
    async arrange(world) {
      const { ref } = await proposed(world);
      return { ...ref, ...clause, commentId: newId(), body: 'Does this hold in summer too?' };
    },
    allows: ['owner', 'manager', 'assistant'],
  },
  'agreements.settleClause': {
    async arrange(world) {
      const { pair, ref } = await proposed(world);
      const { answer, commentId } = await comments(pair.owner, ref);
      doneOf(answer);
      return { ...ref, commentId };
    },
    allows: ['owner', 'manager', 'assistant'],
  },
  'agreements.proposeWording': {
    async arrange(world) {
      const { ref } = await proposed(world);
      return { ...ref, ...clause, proposalId: newId(), body: 'We meet when it suits both.', reason };
    },
    ...ASSISTANT_ALONE,
  },
  'agreements.withdrawWording': {
    arrange: async (world) => (await waiting(world)).proposal,
    ...ASSISTANT_ALONE,
  },
  'agreements.takeWording': {
    async arrange(world) {
      const { pair, proposal } = await waiting(world);
      return { ...proposal, ...(await seenBy(pair.owner, proposal)) };
    },
    ...OWNER_ALONE,
  },
  'agreements.declineWording': {
    arrange: async (world) => ({ ...(await waiting(world)).proposal, reason }),
    ...OWNER_ALONE,
  },
};
