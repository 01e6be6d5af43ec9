/** How many lines are put on paper; nobody reads a longer document, and the CSV has them all. */
export const MOST_LINES = 1_000;
