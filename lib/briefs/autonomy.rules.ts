/** How much is let go with a brief, in the order of how much (product.md, "Briefs"). */
export const AUTONOMY_LEVELS = ['decide_alone', 'decide_and_tell', 'ask_first'] as const;
export type Autonomy = (typeof AUTONOMY_LEVELS)[number];
