import { LinkButton } from '@/components/ui/button';
import { CopyLink } from '@/components/ui/copy-link';
import { discardAgreement } from '@/lib/agreements/drafting/drafting.actions';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { reviseAgreement, withdrawAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { type AgreementAction, type AgreementState, possibleActions } from '@/lib/agreements/rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { CopyDownload } from '../copy-download';
import { AmendStep } from './amend-step';
import { FinalStep } from './final-step';
import { ProposeStep } from './propose-step';
import { StepButton } from './step-button';
import { TakeSignatureBack } from './take-signature-back';

/** After these the two may start again. */
const FINISHED: readonly AgreementState[] = ['declined', 'withdrawn', 'terminated', 'expired'];

/** What an owner can do with the agreement now; the most likely step first. */
export function OwnerSteps({ page, now }: { page: AgreementPage; now: Date }) {
  const { workspaceId, id, state, assistantName } = page;
  const actions = possibleActions(page.facts, page.actor);
  const may = (action: AgreementAction) => actions.includes(action);
  return (
    <div className="grid gap-5" data-no-print>
      {may('propose') ? <ProposeStep page={page} now={now} /> : null}
      <div className="flex flex-wrap items-start gap-2">
        <SigningSteps page={page} may={may} />
        <InForceSteps page={page} may={may} />
        <EndedSteps page={page} />
      </div>
      {state === 'proposed' || (state === 'signed_by_one' && !hasSigned(page, 'assistant')) ? (
        <CopyLink
          url={absolute(addresses.inboxAgreement(workspaceId, id))}
          label={`${assistantName} has it by e-mail. This link opens the same page, for them alone:`}
        />
      ) : null}
    </div>
  );
}

type StepsProps = { readonly page: AgreementPage; readonly may: (action: AgreementAction) => boolean };

/** Until both have signed. */
function SigningSteps({ page, may }: StepsProps) {
  const { id, assistantName } = page;
  const { slug } = page.workspace;
  return (
    <>
      {may('sign') ? (
        <LinkButton href={addresses.signAgreement(slug, id)}>
          {page.shown.imported ? 'Look and confirm' : 'Read and sign'}
        </LinkButton>
      ) : null}
      {may('save') ? (
        <LinkButton look="quiet" href={addresses.editAgreement(slug, id)}>
          Change it
        </LinkButton>
      ) : null}
      {may('revise') ? (
        <StepButton
          action={reviseAgreement}
          page={page}
          look={may('sign') ? 'quiet' : 'primary'}
          pending="Opening…"
        >
          Write a new version
        </StepButton>
      ) : null}
      {may('takeSignatureBack') ? <TakeSignatureBack page={page} other={assistantName} /> : null}
      {may('withdraw') ? (
        <FinalStep
          action={withdrawAgreement}
          page={page}
          title="Withdraw"
          follows={`${assistantName} is told that there is nothing left to sign. What was proposed stays in the record, and you can write another agreement.`}
          submit="Withdraw the agreement"
          pending="Withdrawing…"
        />
      ) : null}
      {may('discard') ? (
        <FinalStep
          action={discardAgreement}
          page={page}
          title="Discard"
          follows={`The draft is deleted for good. ${assistantName} has never seen it.`}
          submit="Discard the draft"
          pending="Discarding…"
        />
      ) : null}
    </>
  );
}

/** Once both have signed. The sealed copy stays to be downloaded after the end as well. */
function InForceSteps({ page, may }: StepsProps) {
  const { id, engagementId, state } = page;
  const { slug } = page.workspace;
  return (
    <>
      {state === 'in_force' ? (
        <LinkButton href={addresses.newBrief(slug, engagementId)}>Hand over a brief</LinkButton>
      ) : null}
      <CopyDownload page={page} />
      {may('amend') && page.document.terms.endsOn ? <AmendStep page={page} isRenewal /> : null}
      {may('amend') ? <AmendStep page={page} /> : null}
      {may('giveNotice') ? (
        <LinkButton look="quiet" href={addresses.noticeAgreement(slug, id)}>
          Give notice
        </LinkButton>
      ) : null}
    </>
  );
}

/** Once the agreement, or the work of the two, is over. */
function EndedSteps({ page }: { page: AgreementPage }) {
  const { engagementId, state } = page;
  const { slug } = page.workspace;
  const isFinished = FINISHED.includes(state) && page.predecessor?.state !== 'in_force';
  const hasEnded = page.thread.isOver;
  return (
    <>
      {hasEnded ? (
        <LinkButton look="quiet" href={addresses.ending(slug, engagementId)}>
          How it ended, and what stays
        </LinkButton>
      ) : null}
      {isFinished && !hasEnded && page.actor.role === 'owner' ? (
        <LinkButton href={addresses.newAgreement(slug, engagementId)}>Write another agreement</LinkButton>
      ) : null}
    </>
  );
}

function hasSigned({ facts }: AgreementPage, party: 'owner' | 'assistant'): boolean {
  return facts.signatures.some((signature) => signature.party === party);
}
