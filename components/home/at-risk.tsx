import { firstName } from '@/components/briefs/first-name';
import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { BriefAtRisk } from '@/lib/briefs/home.queries';
import type { Worry } from '@/lib/briefs/home.rules';
import { hoursInWords } from '@/lib/briefs/hours';
import { addresses } from '@/lib/platform/addresses';
import { formatDistance } from '@/lib/platform/time/format';
import { dueForBoth, type HomeReader } from './reader';

const LABELS: Record<Worry, string> = {
  raised: 'At risk',
  overdue: 'Overdue',
  not_accepted: 'Not accepted',
  not_started: 'Not started',
  unanswered: 'Waits for an answer',
  too_tight: 'Too little time',
};

/** What may go wrong, so early that something can still be done. Nothing at risk: nothing is shown. */
export function AtRisk({ briefs, reader }: { briefs: readonly BriefAtRisk[]; reader: HomeReader }) {
  if (briefs.length === 0) return null;
  return (
    <PageSection title="At risk">
      <RowList
        label="At risk"
        rows={briefs.map((brief) => ({
          href: addresses.brief(reader.slug, brief.briefId),
          title: brief.title,
          detail: detailOf(brief, reader),
          states: [{ meaning: 'risk', words: LABELS[brief.worry] }],
        }))}
      />
    </PageSection>
  );
}

function detailOf(brief: BriefAtRisk, reader: HomeReader): string {
  const why = whyInWords(brief, reader);
  const when = whenInWords(brief, reader);
  return why === null ? when : `${why}\n${when}`;
}

function whyInWords(
  { worry, raised, answerDueAt, assistant, budgetMinutes }: BriefAtRisk,
  { now }: HomeReader,
) {
  switch (worry) {
    case 'raised':
      return `${firstName(assistant)}: “${raised}”`;
    case 'unanswered':
      return (
        answerDueAt &&
        `${firstName(assistant)} can’t go on. As agreed, an answer was due ${formatDistance(answerDueAt, now)}.`
      );
    case 'too_tight':
      return (
        budgetMinutes &&
        `${firstName(assistant)} has less working time until then than the ${hoursInWords(budgetMinutes)} in the budget.`
      );
    default:
      return null;
  }
}

function whenInWords(brief: BriefAtRisk, reader: HomeReader): string {
  const due = dueForBoth(brief, reader);
  if (!brief.deadlineAt || brief.worry === 'raised' || brief.worry === 'unanswered') return `Due ${due}`;
  const distance = formatDistance(brief.deadlineAt, reader.now);
  return brief.worry === 'overdue'
    ? `With ${firstName(brief.assistant)}, was due ${distance}: ${due}`
    : `With ${firstName(brief.assistant)}, due ${distance}: ${due}`;
}
