import { lookAt, type Rule } from '../rule';

/** Fewer say nothing about what is usual. */
const ENOUGH = 3;
/** Half or double what is usual is worth a second look; smaller differences are normal. */
const FACTOR = 2;

export const budgetUnlikeSimilar: Rule = {
  name: 'budget_unlike_similar',
  isEnglish: false,
  find({ budgetMinutes, known: { similarMinutes } }) {
    if (budgetMinutes === null || similarMinutes.length < ENOUGH) return [];
    const usual = median(similarMinutes);
    if (budgetMinutes * FACTOR >= usual && budgetMinutes <= usual * FACTOR) return [];
    return [
      {
        field: 'budgetHours',
        words: null,
        reason: `Briefs like this had about ${hoursOf(usual)} hours (the middle of ${similarMinutes.length}); this one has ${hoursOf(budgetMinutes)}.`,
        suggestion: lookAt('Look at the budget again', 'budgetHours'),
      },
    ];
  },
};

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}
