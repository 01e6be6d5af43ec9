import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit } from '@/components/forms/fields';
import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import { cadenceInWords } from '@/lib/agreements/terms/terms.rules';
import type { EvaluationAhead, ListedEvaluation } from '@/lib/evaluations/list.queries';
import { startEvaluation } from '@/lib/evaluations/opening/beginning.actions';
import type { EvaluationSide } from '@/lib/evaluations/rules';
import { standingWords } from '@/lib/evaluations/showing.rules';
import { capitalised } from '@/lib/platform/text/capitalised';
import { formatDay } from '@/lib/platform/time/format';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { shownDay } from '@/lib/platform/time/shown-instants';

type EvaluationListProps = {
  readonly evaluations: readonly ListedEvaluation[];
  readonly ahead: readonly EvaluationAhead[];
  readonly side: EvaluationSide;
  readonly addressOf: (evaluation: ListedEvaluation) => string;
  readonly now: Date;
};

/** Evaluations to do now, when the next ones open by themselves, and past ones. */
export function EvaluationList({ evaluations, ahead, side, addressOf, now }: EvaluationListProps) {
  const rowOf = (evaluation: ListedEvaluation) => ({
    href: addressOf(evaluation),
    title: `Evaluation ${evaluation.number} with ${side === 'owner' ? evaluation.assistant : evaluation.business.name}`,
    detail: detailOf(evaluation, now),
    states: standingWords(evaluation, side, now),
  });
  const unfinished = evaluations.filter(({ state, hasEnded }) => state !== 'done' && hasEnded);
  const open = evaluations.filter(({ state, hasEnded }) => state !== 'done' && !hasEnded);
  const done = evaluations.filter(({ state }) => state === 'done');
  return (
    <>
      {open.length > 0 ? (
        <PageSection title="Now">
          <RowList label="Now" rows={open.map(rowOf)} />
        </PageSection>
      ) : null}
      <Ahead ahead={ahead.filter(({ hasOpen }) => !hasOpen)} now={now} />
      {done.length > 0 ? (
        <PageSection title="Done">
          <RowList label="Done" rows={done.map(rowOf)} />
        </PageSection>
      ) : null}
      {unfinished.length > 0 ? (
        <PageSection title="Ended with the work">
          <RowList label="Ended with the work" rows={unfinished.map(rowOf)} />
        </PageSection>
      ) : null}
    </>
  );
}

function detailOf(
  { state, hasEnded, periodFrom, periodTo, dueAt, zone }: ListedEvaluation,
  now: Date,
): string {
  const period = `${formatDay(periodFrom, zone, now)} to ${formatDay(periodTo, zone, now)}`;
  return state === 'done' || hasEnded
    ? period
    : `From ${period}\nDue ${formatDay(lastMomentBefore(dueAt), zone, now)}`;
}

/** When the next open by themselves. Somebody who doesn't want to wait begins one now. */
function Ahead({ ahead, now }: { ahead: readonly EvaluationAhead[]; now: Date }) {
  if (ahead.length === 0) return null;
  return (
    <PageSection title="Ahead">
      <p className="mb-6 max-w-measure text-sm text-quiet">
        You don’t have to wait. One that you begin now opens for both of you at once, and the next is counted
        from it.
      </p>
      <ul className="rows">
        {ahead.map(({ workspaceId, engagementId, other, opensAt, zone, months }) => (
          <li key={engagementId} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="font-semibold">{other}</p>
              <p className="text-sm text-quiet">
                {capitalised(cadenceInWords(months ?? 12))}, as agreed.{' '}
                {opensAt
                  ? `The next opens ${opensAt <= now ? 'today' : shownDay(opensAt, zone, now)}.`
                  : 'The agreement ends before the next.'}
              </p>
            </div>
            <ActionForm action={startEvaluation} className="grid gap-2" label={`Evaluate with ${other}`}>
              <EngagementFields of={{ workspaceId, engagementId }} />
              <FormMessage />
              <Submit look="quiet" pending="Opening…">
                Begin now<span className="sr-only"> with {other}</span>
              </Submit>
            </ActionForm>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
