import { expect, it } from 'vitest';
import { movesAmong } from '@/components/inbox/move-facts';
import { type BriefFacts, possibleActions } from '@/lib/briefs/rules';

const facts: BriefFacts = {
  state: 'delivered',
  openQuestions: 1,
  openBlockingQuestions: 1,
  deliveredById: 'maria',
  changeAskedBy: null,
  hasEnded: false,
};
const movesOf = (changes: Partial<BriefFacts>) =>
  movesAmong(possibleActions({ ...facts, ...changes }, { role: 'assistant', userId: 'maria' }));

it('for a delivered brief its assistant has no next step, whatever is still open about it', () => {
  expect(movesOf({})).toEqual([]);
  // nor a bar for one, on a phone, with nothing in it
  expect(movesOf({ changeAskedBy: 'owner' })).toEqual([]);
  expect(movesOf({ changeAskedBy: 'assistant' })).toEqual([]);
});

it('for one at work the next steps are those with a button of their own', () => {
  expect(movesOf({ state: 'in_progress', changeAskedBy: 'owner' })).toEqual([
    'ask',
    'raiseRisk',
    'resolveRisk',
    'deliver',
  ]);
  expect(movesOf({ state: 'in_progress' })).toContain('requestChange');
});
