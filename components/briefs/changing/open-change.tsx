import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { Unfolding } from '@/components/forms/unfolding';
import { PageSection } from '@/components/ui/page';
import { changeLines } from '@/lib/briefs/changing/change-words';
import { acceptChange, declineChange, withdrawChange } from '@/lib/briefs/changing/changing.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { type BriefAction, type BriefParty, OPEN_STATES } from '@/lib/briefs/rules';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import { ChangeLines } from './change-lines';

type OpenChangeProps = {
  readonly brief: BriefDocument;
  /** the reader's side */
  readonly side: BriefParty;
  readonly actions: readonly BriefAction[];
  readonly zone: string;
  readonly now: Date;
};

/** An open change request: the other side accepts or declines, and until then what was agreed applies. */
export function OpenChange({ brief, side, actions, zone, now }: OpenChangeProps) {
  const change = brief.changes.find(({ answer }) => answer === null);
  if (!change || !OPEN_STATES.includes(brief.state)) return null;
  const isOwn = change.raisedBy === side;
  const other = side === 'owner' ? brief.assistant.name : brief.business.name;
  return (
    <PageSection
      id="change-asked"
      title={isOwn ? 'You asked for other terms' : `${change.raisedByName} asks for other terms`}
      className="mb-10"
    >
      <div className="grid max-w-measure gap-4 border-s-2 border-needs ps-4">
        <ChangeLines lines={changeLines(change, brief, { zone, now, agreed: brief.agreed })} />
        <p className="whitespace-pre-line">{change.reason}</p>
        <p className="text-sm text-quiet">
          {change.raisedByName}, {shownInstant(change.raisedAt, zone, now)}. Until it is accepted, what was
          agreed holds.
        </p>
      </div>
      <div className="mt-4 grid max-w-measure gap-3" data-no-print>
        {actions.includes('acceptChange') ? <AcceptForm brief={brief} id={change.id} /> : null}
        {actions.includes('declineChange') ? <DeclineForm brief={brief} id={change.id} /> : null}
        {actions.includes('withdrawChange') ? <WithdrawForm brief={brief} id={change.id} /> : null}
        {isOwn ? <p className="text-quiet">{other} decides. You will hear the answer.</p> : null}
      </div>
    </PageSection>
  );
}

type AnswerProps = { readonly brief: BriefDocument; readonly id: string };

function AcceptForm({ brief, id }: AnswerProps) {
  return (
    <ActionForm action={acceptChange} label="Accept the change" className="grid gap-2">
      <About brief={brief} id={id} />
      <FormMessage />
      <div>
        <Submit pending="Accepting…">Accept the change</Submit>
      </div>
    </ActionForm>
  );
}

function DeclineForm({ brief, id }: AnswerProps) {
  return (
    <ActionForm action={declineChange} label="Decline the change">
      <About brief={brief} id={id} />
      <Unfolding id="decline-change" title="Decline it">
        <FormMessage />
        <TextAreaField
          name="note"
          label="Why not"
          hint="Say what would suit you instead, if anything would."
          rows={2}
        />
        <div>
          <Submit look="quiet" pending="Declining…">
            Decline the change
          </Submit>
        </div>
      </Unfolding>
    </ActionForm>
  );
}

function WithdrawForm({ brief, id }: AnswerProps) {
  return (
    <ActionForm action={withdrawChange} label="Withdraw the request" className="grid gap-2">
      <About brief={brief} id={id} />
      <FormMessage />
      <div>
        <Submit look="quiet" pending="Withdrawing…">
          Withdraw the request
        </Submit>
      </div>
    </ActionForm>
  );
}

function About({ brief, id }: AnswerProps) {
  return (
    <>
      <RefFields of={brief} />
      <input type="hidden" name="requestId" value={id} />
    </>
  );
}
