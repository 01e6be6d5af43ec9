import type { RowFacts } from '@/components/ui/row-list';
import type { StateFacts } from '@/components/ui/state-label';
import type { BriefAtRisk, HomeOfStaff } from '@/lib/briefs/home/home.queries';
import type { RiskReason } from '@/lib/briefs/home/home.rules';
import { hoursInWords } from '@/lib/briefs/terms/hours';
import { addresses } from '@/lib/platform/addresses/addresses';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { formatDistance, formatForBoth } from '@/lib/platform/time/format';
import { dueForBoth, type HomeReader } from './reader';

const LABELS: Record<RiskReason, string> = {
  raised: 'At risk',
  overdue: 'Overdue',
  not_accepted: 'Not accepted',
  not_started: 'Not started',
  unanswered: 'Waits for an answer',
  too_tight: 'Too little time',
};

type AtRisk = Pick<HomeOfStaff, 'atRisk' | 'questions' | 'changes'>;

/**
 * @returns what may go wrong, early enough for something to be done. A brief that also asks for an answer is listed
 * once, where it asks (`needsYouRows`), and its risk is shown there.
 */
export function atRiskRows({ atRisk, questions, changes }: AtRisk, reader: HomeReader): readonly RowFacts[] {
  const asking = new Set([...questions, ...changes].map(({ briefId }) => briefId));
  return atRisk
    .filter(({ briefId }) => !asking.has(briefId))
    .map((brief) => ({
      href: addresses.brief(reader.slug, brief.briefId),
      title: brief.title,
      detail: detailOf(brief, reader),
      states: [riskState(brief)],
    }));
}

/**
 * @returns the risk of a brief that is listed for another reason: a state for its row, and why; none if there is no
 * risk.
 */
export function riskOf(
  briefId: string,
  { atRisk }: Pick<HomeOfStaff, 'atRisk'>,
  reader: HomeReader,
): { readonly states: readonly StateFacts[]; readonly why: readonly string[] } {
  const brief = atRisk.find((each) => each.briefId === briefId);
  if (!brief) return { states: [], why: [] };
  const why = whyInWords(brief, reader);
  return { states: [riskState(brief)], why: why === null ? [] : [why] };
}

const riskState = ({ riskReason }: BriefAtRisk): StateFacts => ({
  meaning: 'risk',
  words: LABELS[riskReason],
});

function detailOf(brief: BriefAtRisk, reader: HomeReader): string {
  const why = whyInWords(brief, reader);
  const when = whenInWords(brief, reader);
  return why === null ? when : `${why}\n${when}`;
}

function whyInWords(
  { riskReason, raised, answerDueAt, assistant, budgetMinutes }: BriefAtRisk,
  { zone, now }: HomeReader,
) {
  switch (riskReason) {
    case 'raised':
      return `${firstNameOf(assistant)}: “${raised}”`;
    case 'unanswered':
      return (
        answerDueAt &&
        `${firstNameOf(assistant)} can’t go on. As agreed, an answer was due ${formatDistance(answerDueAt, now)}: ${formatForBoth(answerDueAt, zone, now)}`
      );
    case 'too_tight':
      return budgetMinutes === null
        ? null
        : `${firstNameOf(assistant)} has less working time until then than the ${hoursInWords(budgetMinutes)} in the budget.`;
    default:
      return null;
  }
}

function whenInWords(brief: BriefAtRisk, reader: HomeReader): string {
  const due = dueForBoth(brief, reader);
  if (!brief.deadlineAt || brief.riskReason === 'raised' || brief.riskReason === 'unanswered')
    return `Due ${due}`;
  const distance = formatDistance(brief.deadlineAt, reader.now);
  return brief.riskReason === 'overdue'
    ? `With ${firstNameOf(brief.assistant)}, was due ${distance}: ${due}`
    : `With ${firstNameOf(brief.assistant)}, due ${distance}: ${due}`;
}
