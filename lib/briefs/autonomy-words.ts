import type { Autonomy } from './autonomy.rules';

/** How much is let go, in the words that both sides read. */
export const AUTONOMY_WORDS: Record<Autonomy, { readonly label: string; readonly meaning: string }> = {
  decide_alone: {
    label: 'Decide alone',
    meaning: 'Small and large choices on the way are the assistant’s. Only the result counts.',
  },
  decide_and_tell: {
    label: 'Decide and tell',
    meaning: 'The assistant decides, and says in the delivery what was decided and why.',
  },
  ask_first: {
    label: 'Ask first',
    meaning: 'The assistant asks before a choice that would be hard to undo.',
  },
};
