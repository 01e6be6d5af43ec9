import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { statesFor } from '@/lib/briefs/rules';

/** @returns what the assistant does next with a brief, or whom it waits for. */
export function nextStepInWords(
  { state, business, changes, ending }: BriefDocument,
  isBlocked: boolean,
): string {
  const isAsked = changes.some(({ raisedBy, answer }) => raisedBy === 'owner' && answer === null);
  if (isAsked && statesFor('acceptChange').includes(state)) {
    return `${business.name} asks for other terms: accept or decline them. Until you do, what was agreed holds.`;
  }
  if (isBlocked) {
    return `Your question waits for ${business.name}. The work can’t continue without the answer, so the clock stands still until it comes.`;
  }
  switch (state) {
    case 'sent':
      return 'Read it to the end. Ask what isn’t clear, accept it when it is, or decline it and say why.';
    case 'clarifying':
      return 'Your question isn’t answered yet. Accept without the answer if you can, or wait for it.';
    case 'accepted':
      return 'You accepted this. The terms stay as they are; start when you are ready.';
    case 'in_progress':
      return 'You are working on this. Deliver when each thing below is right, or say early if something gets in the way.';
    case 'revision':
      return 'This came back to you. Fix what isn’t met yet, then deliver again.';
    case 'delivered':
      return `You delivered this. It waits for ${business.name} to review it, and nothing is asked of you.`;
    case 'approved':
      return `${business.name} approved this. It is done.`;
    case 'declined':
      return 'You declined this.';
    case 'cancelled':
      return ending?.kind === 'refused'
        ? `${business.name} didn’t accept what you delivered. Nothing more is asked of you.`
        : `${business.name} called this off, so stop work on it. What is owed for it is said below.`;
    case 'withdrawn':
      return `${business.name} took this back before you accepted it.`;
    case 'draft':
      return 'This isn’t handed over yet.';
  }
}
