import { listInWords } from '@/lib/platform/text/list-in-words';
import { formatTime } from '@/lib/platform/time/format';
import type { BriefPart } from '../terms/terms.rules';

/** The parts of a draft that people can change, its assistant, and what they marked as clear enough. */
export type ChangedPart = BriefPart | 'assistant' | 'clear_enough';

/** Who last changed a part, and in which version of the draft. */
export type DraftChange = {
  readonly part: string;
  readonly version: number;
  /** null: the reader, in another tab */
  readonly by: string | null;
  readonly at: Date;
};

const WORDS: Record<ChangedPart, string | null> = {
  title: 'the title',
  outcome: 'the outcome',
  deliverables: 'what will be delivered',
  givens: 'what is good to know',
  deadline: 'the deadline',
  check_ins: 'the check-ins',
  instructions: 'the instructions',
  files: 'the files',
  autonomy: 'who decides',
  budget: 'the budget',
  assistant: 'whom it is for',
  // nobody has written anything there
  clear_enough: null,
};

/**
 * Says who has changed what in a draft since a version, the latest person first.
 * @param zone the reader's
 * @returns "“Spring pictures” was changed by Tom Lee at 14:03: the title and the deadline."
 */
export function changesInWords(
  title: string,
  changes: readonly DraftChange[],
  seen: number,
  zone: string,
): string {
  const since = changes
    .filter(({ version }) => version > seen)
    .sort((one, other) => other.version - one.version);
  const [latest] = since;
  if (!latest) return `“${title}” was changed in the meantime.`;
  const people = [...new Set(since.map(({ by }) => by))];
  const [first, ...others] = people.map((by) => {
    const own = since.filter((change) => change.by === by);
    const parts = wordsFor(own.map(({ part }) => part));
    const at = formatTime(own[0]?.at ?? latest.at, zone);
    const what = parts.length === 0 ? '' : `: ${listInWords(parts)}`;
    return `${by === null ? 'by you, in another tab,' : `by ${by}`} at ${at}${what}`;
  });
  return `“${title}” was changed ${[first, ...others].join('; ')}.`;
}

/**
 * Decides whether a save would overwrite something its page hasn't seen. A part that was changed since, but now says
 * exactly what the form says, is no loss: this happens when a page was reloaded while its own last save was under way.
 * @param differing the parts in which the form differs from what is saved
 */
export function replacesUnseen(
  changes: readonly DraftChange[],
  seen: number,
  differing: readonly ChangedPart[],
): boolean {
  const since = changes.filter(({ version }) => version > seen);
  return since.length === 0 || since.some(({ part }) => differing.some((each) => each === part));
}

/** @returns the parts in words, in the order of the editor. */
function wordsFor(parts: readonly string[]): readonly string[] {
  return Object.entries(WORDS).flatMap(([part, words]) => (parts.includes(part) ? (words ?? []) : []));
}
