import { type BriefFacts, statesFor } from '@/lib/briefs/rules';

/** @returns what the owner's side has to do with a brief now, or that it need do nothing. */
export function ownersStepInWords(
  { state, openBlockingQuestions, changeAskedBy, hasEnded }: BriefFacts,
  assistant: string,
): string {
  if (openBlockingQuestions > 0 && state !== 'delivered') {
    return `${assistant} can’t continue without your answer, so the clock is stopped until you give it.`;
  }
  if (changeAskedBy === 'assistant' && statesFor('acceptChange').includes(state)) {
    return `${assistant} asks for other terms: accept or decline them. Until you do, what was agreed holds.`;
  }
  switch (state) {
    case 'sent':
      return `It is with ${assistant}, who accepts it, asks or declines.`;
    case 'clarifying':
      return `${assistant} waits for your answer.`;
    case 'accepted':
    case 'in_progress':
      return `It is in ${assistant}’s hands. You’ll hear when something needs you.`;
    case 'revision':
      return `It is with ${assistant} again, for what wasn’t met. You’ll hear when it is delivered.`;
    case 'delivered':
      return hasEnded
        ? 'It waits for you: approve it, or refuse it and name what isn’t met. Your work together has ended.'
        : 'It waits for you: approve it, or name what isn’t met.';
    case 'approved':
      return 'This is approved and done.';
    case 'declined':
      return `${assistant} declined it. You can write another one that takes the reason into account.`;
    case 'cancelled':
      return 'This was called off. What is owed for it is said below.';
    case 'withdrawn':
      return 'This was taken back before it was accepted.';
    case 'draft':
      return 'This isn’t handed over yet.';
  }
}
