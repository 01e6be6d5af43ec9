/** How much is let go with a brief, least first (product.md, "Briefs"). */
export const AUTONOMY_LEVELS = ['decide_alone', 'decide_and_tell', 'ask_first'] as const;
export type Autonomy = (typeof AUTONOMY_LEVELS)[number];

/** The autonomy of new work, as long as nobody has chosen another. */
export const USUAL_AUTONOMY: Autonomy = 'decide_and_tell';

type AutonomyWords = {
  /** what both sides call it */
  readonly label: string;
  /** what it means, for the owner's side */
  readonly meaning: string;
  /** the same, for the assistant */
  readonly toAssistant: string;
};

/** Autonomy, in words. */
export const AUTONOMY_WORDS: Record<Autonomy, AutonomyWords> = {
  decide_alone: {
    label: 'Decide alone',
    meaning: 'Small and large choices along the way are the assistant’s. Only the result counts.',
    toAssistant: 'Small and large choices along the way are yours. Only the result counts.',
  },
  decide_and_tell: {
    label: 'Decide and tell',
    meaning: 'The assistant decides, and says in the delivery what was decided and why.',
    toAssistant: 'You decide, and say in the delivery what you decided and why.',
  },
  ask_first: {
    label: 'Ask first',
    meaning: 'The assistant asks before a choice that would be hard to undo.',
    toAssistant: 'You ask before a choice that would be hard to undo.',
  },
};
