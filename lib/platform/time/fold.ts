/** Which of two instants is meant when clocks go back and show one time twice. */
export const FOLDS = ['earlier', 'later'] as const;
export type Fold = (typeof FOLDS)[number];
