import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { RefFields, SeenFields } from '@/components/forms/ref-fields';
import { buttonLook } from '@/components/ui/button';
import type { ProposedWording } from '@/lib/agreements/negotiation/negotiation.queries';
import {
  declineWording,
  takeWording,
  withdrawWording,
} from '@/lib/agreements/negotiation/wording-proposals.actions';
import type { Situation } from './situation';

type StepProps = { readonly situation: Situation; readonly proposal: ProposedWording };

/** What an owner can do with a wording that waits; it says what follows, especially for a signature. */
export function AnswerWording({ situation, proposal }: StepProps) {
  const { page } = situation;
  return (
    <div className="grid gap-3">
      <p className="text-sm text-quiet">{whatFollows(situation)}</p>
      <div className="flex flex-wrap items-start gap-2">
        <ActionForm action={takeWording} className="grid gap-2" label="Take it">
          <SeenFields of={page} />
          <input type="hidden" name="proposalId" value={proposal.id} />
          <FormMessage />
          <div>
            <Submit pending="Taking it…">Take this wording</Submit>
          </div>
        </ActionForm>
        <details className="open:basis-full">
          <summary className={buttonLook('quiet')}>Decline it</summary>
          <ActionForm action={declineWording} className="mt-3 grid max-w-measure gap-3" label="Decline it">
            <ProposalFields situation={situation} proposal={proposal} />
            <FormMessage />
            <TextAreaField
              name="reason"
              label="Why not"
              hint={`${page.assistantName} reads this, and the clause stays as it is.`}
              rows={2}
            />
            <div>
              <Submit look="quiet" pending="Declining…">
                Decline this wording
              </Submit>
            </div>
          </ActionForm>
        </details>
      </div>
    </div>
  );
}

/** What the assistant can do with a wording that waits. */
export function WithdrawWording({ situation, proposal }: StepProps) {
  return (
    <ActionForm action={withdrawWording} className="grid gap-2" label="Take it back">
      <ProposalFields situation={situation} proposal={proposal} />
      <FormMessage />
      <div>
        <Submit look="quiet" pending="Taking it back…">
          Take it back
        </Submit>
      </div>
    </ActionForm>
  );
}

function ProposalFields({ situation: { page }, proposal }: StepProps) {
  return (
    <>
      <RefFields of={page} />
      <input type="hidden" name="proposalId" value={proposal.id} />
    </>
  );
}

function whatFollows({ page }: Situation): string {
  const { facts, shown } = page;
  if (facts.isOpen)
    return `It takes the place of this clause in version ${shown.number}, which you are writing.`;
  const begins = `Taking it begins version ${shown.number + 1}, which you can go on writing before you propose it.`;
  if (facts.signatures.length === 0) return begins;
  return `${begins} The signature under version ${shown.number} is then void, and both of you sign the new one.`;
}
