import { AgreedDisputes, type AgreedUnder } from '@/components/agreements/agreed-link';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { SeenFields } from '@/components/forms/ref-fields';
import { OtherSubmit, TwoWayForm } from '@/components/forms/two-way-form';
import { type StateFacts, StateLabel } from '@/components/ui/state-label';
import { newId } from '@/lib/platform/ids';
import {
  concedeDispute,
  disputeEntry,
  standByEntry,
  withdrawDispute,
} from '@/lib/time/disputes/disputing.actions';
import {
  type DisputeState,
  decideDispute,
  decideRaising,
  isSettled,
} from '@/lib/time/disputes/disputing.rules';
import type { TimesheetRole } from '@/lib/time/rules';
import type { EntryDispute as Dispute, SheetEntry } from '@/lib/time/weeks/sheet.queries';

type EntryDisputeProps = {
  readonly entry: SheetEntry;
  readonly workspaceId: string;
  readonly reader: TimesheetRole;
  /** until when it can be disputed; null: it is final */
  readonly until: Date | null;
  /** the agreement by which silence approved it; null: none did */
  readonly under: AgreedUnder | null;
  readonly now: Date;
};

const STATES: Record<DisputeState, StateFacts> = {
  raised: { meaning: 'risk', words: 'Disputed' },
  stood_by: { meaning: 'risk', words: 'Disputed, and stood by' },
  conceded: { meaning: 'info', words: 'Conceded' },
  withdrawn: { meaning: 'info', words: 'No longer disputed' },
};

/** The dispute of an entry that silence approved, and what the reader can do about it now. */
export function EntryDispute({ entry, workspaceId, reader, until, under, now }: EntryDisputeProps) {
  const { dispute } = entry;
  if (dispute) {
    const { meaning, words } = STATES[dispute.state];
    return (
      <div className="grid gap-2 border-s-2 border-line ps-3">
        <p>
          <StateLabel meaning={meaning}>{words}</StateLabel>{' '}
          <span className="whitespace-pre-wrap">{dispute.reason}</span>
        </p>
        {dispute.answers
          .filter(({ note }) => note !== '')
          .map(({ outcome, note }) => (
            <p key={outcome} className="whitespace-pre-wrap">
              {STATES[outcome].words}: {note}
            </p>
          ))}
        <Answer dispute={dispute} workspaceId={workspaceId} reader={reader} what={entry.note} />
        {isSettled(dispute.state) ? null : (
          <p>
            <AgreedDisputes under={under} />
          </p>
        )}
      </div>
    );
  }
  if (!decideRaising({ disputableUntil: until, isDisputed: false }, reader, now).ok) return null;
  return (
    <details className="text-sm" data-no-print>
      <summary className="fold-link">Dispute it</summary>
      <ActionForm action={disputeEntry} label={`Dispute ${entry.note}`} className="grid max-w-xl gap-3 py-3">
        <input type="hidden" name="workspaceId" value={workspaceId} />
        <input type="hidden" name="entryId" value={entry.id} />
        <FreshId name="id" fresh={newId()} />
        <FormMessage />
        <TextAreaField
          name="reason"
          label="What isn’t right with it"
          hint="It stays owed until it is conceded; the two of you talk."
          rows={2}
        />
        <div>
          <Submit look="quiet" pending="Saying so…">
            Dispute this entry
          </Submit>
        </div>
      </ActionForm>
    </details>
  );
}

type AnswerProps = {
  readonly dispute: Dispute;
  readonly workspaceId: string;
  readonly reader: TimesheetRole;
  readonly what: string;
};

function Answer({ dispute, workspaceId, reader, what }: AnswerProps) {
  const seen = (
    <>
      <SeenFields of={{ workspaceId, id: dispute.id, version: dispute.version }} />
      <FormMessage />
    </>
  );
  if (decideDispute(dispute.state, 'standBy', reader).ok) {
    return (
      <TwoWayForm
        action={standByEntry}
        otherAction={concedeDispute}
        label={`Answer the dispute of ${what}`}
        className="grid max-w-xl gap-3"
      >
        {seen}
        <TextAreaField
          name="note"
          label="Your answer"
          hint="Standing by it needs a reason. Conceding takes its amount off what is owed."
          rows={2}
          isOptional
        />
        <div className="flex flex-wrap gap-2">
          <Submit pending="Saying so…">I stand by it</Submit>
          <OtherSubmit pending="Conceding…">Concede it</OtherSubmit>
        </div>
      </TwoWayForm>
    );
  }
  const isMine = decideDispute(dispute.state, 'concede', reader).ok;
  if (!isMine && !decideDispute(dispute.state, 'withdraw', reader).ok) return null;
  return (
    <ActionForm
      action={isMine ? concedeDispute : withdrawDispute}
      label={isMine ? `Concede ${what}` : `Take the dispute of ${what} back`}
      className="grid max-w-xl gap-3"
    >
      {seen}
      <div>
        <Submit look="plain" pending="One moment…">
          {isMine ? 'Concede it after all' : 'Take the dispute back'}
        </Submit>
      </div>
    </ActionForm>
  );
}
