/** A mark from 1 to 5, always with a word: numbers alone mean something else to everybody. */
const RATINGS = {
  1: 'Far from what we agreed',
  2: 'Less than we agreed',
  3: 'As agreed',
  4: 'Better than agreed',
  5: 'Far better than agreed',
} as const;

export const RATING_CHOICES = [
  { value: '', label: 'No mark' },
  ...Object.entries(RATINGS).map(([value, words]) => ({ value, label: `${value}: ${words}` })),
];

/** @returns a mark in words; null when none was given. */
export function ratingInWords(rating: number | null): string | null {
  const found = Object.entries(RATINGS).find(([value]) => Number(value) === rating);
  return found ? `${found[0]} of 5: ${found[1].toLowerCase()}` : null;
}
