import { formatInstant } from '@/lib/platform/time/format';
import { AUTONOMY_WORDS } from '../terms/autonomy.rules';
import type { Budget, Pay } from '../terms/budget.rules';
import { budgetOrPriceInWords } from '../terms/budget-words';
import type { ChangedTexts, ChangeKind } from './changing.rules';

/** One thing that changes: what it was, what it is to be; null if there was, or will be, none. */
export type ChangeLine = {
  readonly key: string;
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
};

type Change = Budget &
  ChangedTexts & {
    readonly kinds: readonly ChangeKind[];
    readonly deadlineAt: Date | null;
    readonly parts: readonly {
      readonly id: string;
      readonly part: 'given' | 'deliverable' | 'criterion';
      readonly removedText: string | null;
      readonly text: string | null;
    }[];
  };

type Before = Budget & ChangedTexts & { readonly deadlineAt: Date | null };

type Reading = {
  readonly zone: string;
  readonly now: Date;
  /** the terms that the brief was accepted under: without a budget of its own, they say what it costs */
  readonly agreed: Pay | null;
};

const PART_WORDS = { given: 'Good to know', deliverable: 'To deliver', criterion: 'Right when' } as const;

const TEXT_FIELDS = [
  { field: 'outcome', what: 'Different when it is done' },
  { field: 'instructions', what: 'How to go about it' },
  { field: 'autonomy', what: 'Who decides along the way' },
] as const;

/**
 * @param before what applied, or applies, without the change; null where that isn’t known any more
 * @returns the change line by line for a reader: deadline, budget, then what is asked for. A criterion that only moves
 * to its deliverable's new title says nothing new and is left out.
 */
export function changeLines(
  change: Change,
  before: Before | null,
  { zone, now, agreed }: Reading,
): readonly ChangeLine[] {
  const due = (at: Date | null) => (at ? `${formatInstant(at, zone, now)} your time` : null);
  const lines: ChangeLine[] = [];
  if (change.kinds.includes('deadline'))
    lines.push({
      key: 'deadline',
      what: 'Due',
      from: due(before?.deadlineAt ?? null),
      to: due(change.deadlineAt),
    });
  if (change.kinds.includes('budget')) {
    const words = (budget: Budget) => budgetOrPriceInWords(budget, agreed);
    lines.push({ key: 'budget', what: 'Budget', from: before && words(before), to: words(change) });
  }
  const [was, will] = [before && inWords(before), inWords(change)];
  for (const { field, what } of TEXT_FIELDS) {
    if (will[field] !== null) lines.push({ key: field, what, from: was?.[field] ?? null, to: will[field] });
  }
  for (const { id, part, removedText: from, text: to } of change.parts) {
    if (from !== to) lines.push({ key: id, what: PART_WORDS[part], from, to });
  }
  return lines;
}

/** The autonomy setting has a wording for people. */
function inWords({ outcome, instructions, autonomy }: ChangedTexts) {
  return { outcome, instructions, autonomy: autonomy && AUTONOMY_WORDS[autonomy].label };
}
