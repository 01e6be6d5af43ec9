import { changeLines } from '@/lib/briefs/changing/change-words';
import type { BriefChange } from '@/lib/briefs/changing/changes.queries';
import { type DeadlineMove, deadlineMoves } from '@/lib/briefs/changing/deadline-moves.rules';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { waitingInWords } from '@/lib/briefs/questions/pausing.rules';
import { formatInstant } from '@/lib/platform/time/format';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { ChangeLines } from './change-lines';

type TermsHistoryProps = { readonly brief: BriefDocument; readonly zone: string; readonly now: Date };

/** What was agreed when, newest first: the current terms are above. Nothing here is ever rewritten. */
export function TermsHistory({ brief, zone, now }: TermsHistoryProps) {
  const entries = [
    ...brief.changes.flatMap((change) =>
      change.answer
        ? [
            {
              id: change.id,
              at: change.answer.at,
              told: <AnsweredChange change={change} brief={brief} zone={zone} now={now} />,
            },
          ]
        : [],
    ),
    ...deadlineMoves(brief).flatMap((move) =>
      move.waited === null
        ? []
        : [
            {
              id: move.id,
              at: move.at,
              told: <Waited move={move} minutes={move.waited} zone={zone} now={now} />,
            },
          ],
    ),
  ].sort((one, other) => other.at.getTime() - one.at.getTime());
  if (entries.length === 0) return null;
  return (
    <details className="mt-10 border-b border-line">
      <summary className="fold-title min-h-12">What was agreed when</summary>
      <ol className="grid max-w-measure gap-6 pb-6 pt-2">
        {entries.map(({ id, told }) => (
          <li key={id}>{told}</li>
        ))}
        {brief.acceptedAt ? (
          <li>
            <p className="font-semibold">Accepted as it was handed over</p>
            <p className="text-sm text-quiet">
              {brief.assistant.name}, {shownInstant(brief.acceptedAt, zone, now)}
            </p>
          </li>
        ) : null}
      </ol>
    </details>
  );
}

const OUTCOMES = {
  accepted: 'Changed',
  declined: 'Asked for and declined',
  withdrawn: 'Asked for and withdrawn',
};

function AnsweredChange({ change, brief, zone, now }: TermsHistoryProps & { change: BriefChange }) {
  const { answer, raisedByName, raisedAt, reason } = change;
  if (!answer) return null;
  const before =
    answer.outcome === 'accepted'
      ? {
          deadlineAt: answer.wasDeadlineAt,
          budgetMinutes: answer.wasBudgetMinutes,
          budgetMoney: answer.wasBudgetMoney,
          outcome: answer.wasOutcome,
          instructions: answer.wasInstructions,
          autonomy: answer.wasAutonomy,
        }
      : null;
  const when = (at: Date) => formatInstant(at, zone, now);
  return (
    <div className="grid gap-2">
      <p className="font-semibold">{OUTCOMES[answer.outcome]}</p>
      <ChangeLines lines={changeLines(change, before, { zone, now, agreed: brief.agreed })} />
      <p className="text-sm text-quiet">
        {raisedByName} asked, {when(raisedAt)}:
      </p>
      <p className="whitespace-pre-line">{reason}</p>
      <p className="text-sm text-quiet">
        {answer.by} {answer.outcome} it, {when(answer.at)}
        {answer.note ? ':' : ''}
      </p>
      {answer.note ? <p className="whitespace-pre-line">{answer.note}</p> : null}
    </div>
  );
}

type WaitedProps = Omit<TermsHistoryProps, 'brief'> & {
  readonly move: DeadlineMove;
  readonly minutes: number;
};

function Waited({ move, minutes, zone, now }: WaitedProps) {
  const due = (at: Date) => `${formatInstant(at, zone, now)} your time`;
  return (
    <div className="grid gap-2">
      <p className="font-semibold">Moved by {waitingInWords(minutes)} of waiting for an answer</p>
      <ChangeLines lines={[{ key: 'deadline', what: 'Due', from: due(move.from), to: due(move.to) }]} />
      <p className="text-sm text-quiet">Answered {shownInstant(move.at, zone, now)}</p>
    </div>
  );
}
