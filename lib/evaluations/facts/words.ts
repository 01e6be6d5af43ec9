import { formatMoney } from '@/lib/platform/money/money';
import { shownMinutes } from '@/lib/time/entries/shown-minutes.rules';
import { atFirst, inTime, isUncounted, onTheDay, onTime, questionsPerBrief, type Share } from './rates.rules';
import type { Answers, Cost, PeriodFacts } from './schema';
import type { FactShown } from './view.rules';

/** The two sides by name, as the facts mention them. */
export type Names = { readonly assistant: string; readonly business: string };

/** One fact: its name, its wording for a period, and the rows behind it. */
export type FactRow = {
  readonly name: string;
  readonly shown: FactShown;
  /** left out if there is nothing in either period */
  readonly isRare?: boolean;
  /** how the business did its own part; left out where only the assistant's is shown */
  readonly isOfBusiness?: boolean;
  readonly say: (facts: PeriodFacts) => string;
};

export type FactGroup = { readonly title: string; readonly rows: readonly FactRow[] };

const NOTHING = 'none';
/** Shown for time if no agreement counted any. */
export const NOT_COUNTED = 'not counted, as pay isn’t by the hour';
/** Shown for hours handed over if none of the briefs done has a budget in hours. */
export const NO_HOURS = 'no budget was in hours';

/** The facts in the order in which people ask about them. @param withMoney whether the reader sees what is paid */
export function factGroups({ assistant, business }: Names, withMoney: boolean): readonly FactGroup[] {
  const money: readonly FactRow[] = [
    { name: 'Cost, as booked', shown: 'cost', say: ({ cost }) => costInWords(cost) },
    { name: 'Paid by the day agreed', shown: 'payments', say: (facts) => shareInWords(onTheDay(facts)) },
  ];
  return [
    {
      title: 'The work',
      rows: [
        { name: 'Briefs done', shown: 'briefs', say: ({ work }) => String(work.done) },
        { name: 'Delivered on time', shown: 'late', say: ({ work }) => shareInWords(onTime(work)) },
        {
          name: 'Approved at first delivery',
          shown: 'sent_back',
          say: ({ work }) => shareInWords(atFirst(work)),
        },
        { name: 'Hours handed over', shown: 'briefs', say: ({ work }) => budgetInWords(work) },
        {
          name: 'Ended without an approval',
          shown: 'ended',
          isRare: true,
          say: ({ work }) => endedInWords(work),
        },
      ],
    },
    {
      title: 'What came back, and why',
      rows: [
        { name: 'Sent back', shown: 'sent_back', say: ({ work }) => times(work.revisions) },
        {
          name: 'A criterion wasn’t met',
          shown: 'sent_back',
          isRare: true,
          say: ({ work }) => times(work.unmetByDelivery),
        },
        {
          name: `${business}’s brief was unclear`,
          shown: 'unclear',
          isRare: true,
          say: ({ work }) => times(work.unmetByBrief),
        },
        {
          name: 'Terms asked to be changed',
          shown: 'changed',
          isRare: true,
          say: ({ work }) => changesInWords(work, { assistant, business }),
        },
      ],
    },
    {
      title: 'Questions and answers',
      rows: [
        {
          name: 'Questions for each brief',
          shown: 'asked',
          say: ({ work }) => String(questionsPerBrief(work) ?? NOTHING),
        },
        {
          name: `${assistant} answered in time`,
          shown: 'answers',
          say: ({ answers }) => answersInWords(answers.assistant),
        },
        {
          name: `${business} answered in time`,
          shown: 'answers',
          isOfBusiness: true,
          say: ({ answers }) => answersInWords(answers.owner),
        },
      ],
    },
    {
      title: withMoney ? 'Time and money' : 'Time',
      rows: [
        { name: 'Time worked', shown: 'time', say: ({ time }) => timeInWords(time) },
        ...(withMoney ? money : []),
      ],
    },
  ];
}

/**
 * @returns "11 of 12 (92%)"; for small numbers without a percentage, which would look more exact
 * than it is.
 */
export function shareInWords({ part, whole, percent, isSmall }: Share): string {
  if (percent === null) return NOTHING;
  return isSmall ? `${part} of ${whole}` : `${part} of ${whole} (${percent}%)`;
}

function times(count: number): string {
  return count === 0 ? 'never' : count === 1 ? 'once' : `${count} times`;
}

function budgetInWords({ done, budgetMinutes, withoutBudget }: PeriodFacts['work']): string {
  if (done === 0) return NOTHING;
  // for example where each brief has a price: "none" would say that nothing was handed over
  if (done === withoutBudget) return NO_HOURS;
  const without = withoutBudget === 0 ? '' : `, ${withoutBudget} without a budget in hours`;
  return `${shownMinutes(budgetMinutes)}${without}`;
}

function endedInWords({ declined, withdrawn, cancelled }: PeriodFacts['work']): string {
  const parts = [
    [declined, 'declined'],
    [withdrawn, 'withdrawn'],
    [cancelled, 'cancelled'],
  ] as const;
  return parts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(', ') || NOTHING;
}

function changesInWords(work: PeriodFacts['work'], { assistant, business }: Names): string {
  const { changesByOwner, changesByAssistant, changesAccepted } = work;
  if (changesByOwner + changesByAssistant === 0) return 'never';
  return `${times(changesByAssistant)} by ${assistant}, ${times(changesByOwner)} by ${business}; ${changesAccepted} accepted`;
}

function answersInWords(answers: Answers | null): string {
  if (!answers || answers.counted === 0) return 'nothing was asked';
  const usual =
    answers.usualMinutes === null
      ? ''
      : `, usually within ${shownMinutes(Math.max(1, answers.usualMinutes))}${answers.isInWorkingHours ? ' of work' : ''}`;
  return `${shareInWords(inTime(answers))}${usual}`;
}

/** If nobody records time, since pay isn't by the hour, "none" would say that nothing was done. */
function timeInWords(time: PeriodFacts['time']): string {
  const { minutes, approvedMinutes } = time;
  if (minutes === 0) return isUncounted(time) ? NOT_COUNTED : NOTHING;
  const approved = approvedMinutes === minutes ? '' : `, ${shownMinutes(approvedMinutes)} of it approved`;
  return `${shownMinutes(minutes)}${approved}`;
}

/** @returns "USD 2,900.00 and USD 1.50 in fees", each currency separately. */
export function costInWords(cost: readonly Cost[]): string {
  return (
    cost
      .map(({ currency, costMinor, feesMinor }) => {
        const fees = feesMinor === 0 ? '' : ` and ${formatMoney({ minor: feesMinor, currency })} in fees`;
        return `${formatMoney({ minor: costMinor, currency })}${fees}`;
      })
      .join('; ') || NOTHING
  );
}
