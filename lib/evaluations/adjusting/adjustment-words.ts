import { cadenceInWords } from '@/lib/agreements/terms/terms.rules';
import { capitalised } from '@/lib/platform/text/capitalised';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import type { EvaluationSide } from '../rules';

type Adjustment = {
  readonly owner: EvaluationSide | null;
  /** `2026-12-20` */
  readonly dueOn: string | null;
  readonly months: number | null;
  readonly rateMinor: number | null;
};

type Names = {
  readonly business: string;
  readonly assistant: string;
  /** an amount in the agreement's currency, formatted for its reader */
  readonly amount: (minor: number) => string;
};

/** @returns an adjustment's details, each on its own: who sees to it by when, how often, and at what rate. */
export function adjustmentInWords(
  { owner, dueOn, months, rateMinor }: Adjustment,
  { business, assistant, amount }: Names,
): readonly string[] {
  return [
    owner && dueOn
      ? `${owner === 'owner' ? business : assistant} sees to it by ${dateInWords(dueOn)}`
      : 'Nobody has to do anything',
    ...(months === null ? [] : [capitalised(cadenceInWords(months))]),
    ...(rateMinor === null ? [] : [amount(rateMinor)]),
  ];
}
