/** How much is let go with a brief, in the order of how much (product.md, "Briefs"). */
export const AUTONOMY_LEVELS = ['decide_alone', 'decide_and_tell', 'ask_first'] as const;
export type Autonomy = (typeof AUTONOMY_LEVELS)[number];

/** How much is let go with new work, as long as nobody has said otherwise. */
export const USUAL_AUTONOMY: Autonomy = 'decide_and_tell';
