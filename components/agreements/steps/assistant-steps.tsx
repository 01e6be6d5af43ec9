import { LinkButton } from '@/components/ui/button';
import { CopyLink } from '@/components/ui/copy-link';
import { declineAgreement, requestChanges } from '@/lib/agreements/negotiation/answering.actions';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { requestAmendment } from '@/lib/agreements/proposing/amending.actions';
import { possibleActions } from '@/lib/agreements/rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { CopyDownload } from '../copy-download';
import { StepWithReason } from './step-with-reason';
import { TakeSignatureBack } from './take-signature-back';

/** What the assistant can do with the agreement now. */
export function AssistantSteps({ page }: { page: AgreementPage }) {
  const actions = possibleActions(page.facts, page.actor);
  const business = page.workspace.name;
  return (
    <div className="grid gap-5" data-no-print>
      <div className="flex flex-wrap items-start gap-2">
        {actions.includes('sign') ? (
          <LinkButton href={addresses.signInboxAgreement(page.workspaceId, page.id)}>
            {page.shown.imported ? 'Look and confirm' : 'Read and sign'}
          </LinkButton>
        ) : null}
        <CopyDownload page={page} />
        {actions.includes('requestAmendment') ? (
          <StepWithReason
            action={requestAmendment}
            page={page}
            title="Ask to amend"
            id="ask-to-amend"
            decision={page.decision}
            label="What would you like changed, and why?"
            hint={`${business} gets this by e-mail and writes the amendment. It takes effect once you both have signed it.`}
            submit="Ask to amend"
            pending="Asking…"
          />
        ) : null}
        {actions.includes('giveNotice') ? (
          <LinkButton look="quiet" href={addresses.noticeInboxAgreement(page.workspaceId, page.id)}>
            Give notice
          </LinkButton>
        ) : null}
        {actions.includes('takeSignatureBack') ? <TakeSignatureBack page={page} other={business} /> : null}
        {actions.includes('requestChanges') ? (
          <StepWithReason
            action={requestChanges}
            page={page}
            title="Ask for changes"
            label="What would you like changed, and why?"
            hint={`${business} reads this, writes a new version and proposes it again.`}
            submit="Ask for changes"
            pending="Asking…"
          />
        ) : null}
        {actions.includes('decline') ? (
          <StepWithReason
            action={declineAgreement}
            page={page}
            title="Decline"
            label="Why not?"
            hint={`A sentence is enough. ${business} reads it, and this agreement is closed.`}
            submit="Decline the agreement"
            pending="Declining…"
            look="danger"
          />
        ) : null}
      </div>
      {page.state === 'signed_by_one' && !actions.includes('sign') ? (
        <CopyLink
          url={absolute(addresses.agreement(page.workspace.slug, page.id))}
          label={`${business} has been asked by e-mail to sign. This link opens their page, for them alone:`}
        />
      ) : null}
    </div>
  );
}
