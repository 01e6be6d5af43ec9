/** So many lines are drawn on paper; a paper of more is nothing that anybody reads, and the CSV has them all. */
export const MOST_LINES = 2_000;
