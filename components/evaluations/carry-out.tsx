import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { LinkButton } from '@/components/ui/button';
import { amendAgreement } from '@/lib/agreements/proposing/amending.actions';
import { draftAdjustment } from '@/lib/briefs/drafting/drafting-adjustments.actions';
import { keepAdjustment } from '@/lib/briefs/playbooks/keeping-adjustments.actions';
import { BY_AMENDMENT } from '@/lib/evaluations/adjusting/adjustments.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';

type CarryOutProps = {
  readonly page: EvaluationPage;
  readonly adjustment: EvaluationPage['adjustments'][number];
};

/** The one press with which the owner's side carries out an adjustment. What it became takes its place. */
export function CarryOut({ page, adjustment }: CarryOutProps) {
  const { kind, uses, id } = adjustment;
  const { actor, business, engagementId, inForce, hasEnded } = page;
  if (kind === 'end') return <EndOfWork page={page} adjustmentId={id} />;
  if (actor.role === 'assistant' || uses.some(({ cameToNothing }) => !cameToNothing)) return null;
  // after the end of the work, only what was learnt for the playbook is still of use
  if (hasEnded && kind !== 'given') return null;
  const isOwner = actor.role === 'owner';
  if (BY_AMENDMENT.includes(kind)) {
    if (!isOwner || !inForce) return null;
    return (
      <Step
        action={amendAgreement}
        page={page}
        adjustmentId={id}
        fresh="amendmentId"
        words="Write the amendment"
      >
        <input type="hidden" name="id" value={inForce.id} />
        <input type="hidden" name="version" value={inForce.version} />
      </Step>
    );
  }
  if (kind === 'given') {
    return (
      <Step
        action={keepAdjustment}
        page={page}
        adjustmentId={id}
        fresh="versionId"
        words="Put it into the playbook"
      />
    );
  }
  if (kind === 'brief') {
    return <Step action={draftAdjustment} page={page} adjustmentId={id} fresh="id" words="Draft the brief" />;
  }
  if (kind === 'pause' && isOwner) {
    return (
      <Way
        href={`${addresses.assistant(business.slug, engagementId)}?adjustment=${id}#pause`}
        words="Pause the work"
      />
    );
  }
  return null;
}

/** Either side ends the work, by notice if an agreement binds; once one has, both continue from the hand-back list. */
function EndOfWork({ page, adjustmentId }: { page: EvaluationPage; adjustmentId: string }) {
  const { hasEnded, workEndsAt, inForce, actor } = page;
  if (hasEnded) return null;
  const places = placesOfTheEnd(page);
  if (workEndsAt !== null) return <Way href={places.list} words="See what is handed back" />;
  if (actor.role === 'manager') return null;
  return inForce ? (
    <Way href={places.notice(inForce.id)} words="Give notice" />
  ) : (
    <Way href={`${places.list}?adjustment=${adjustmentId}`} words="End the work" />
  );
}

function placesOfTheEnd({ ref: { workspaceId }, actor, business: { slug }, engagementId }: EvaluationPage) {
  return actor.role === 'assistant'
    ? {
        list: addresses.inboxEnding(workspaceId),
        notice: (agreementId: string) => addresses.noticeInboxAgreement(workspaceId, agreementId),
      }
    : {
        list: addresses.ending(slug, engagementId),
        notice: (agreementId: string) => addresses.noticeAgreement(slug, agreementId),
      };
}

function Way({ href, words }: { href: string; words: string }) {
  return (
    <div>
      <LinkButton look="quiet" href={href}>
        {words}
      </LinkButton>
    </div>
  );
}

type StepProps<Data> = {
  readonly action: FormAction<Data>;
  readonly page: EvaluationPage;
  readonly adjustmentId: string;
  /** names the id of what it makes */
  readonly fresh: string;
  readonly words: string;
  readonly children?: React.ReactNode;
};

function Step<Data>({ action, page, adjustmentId, fresh, words, children }: StepProps<Data>) {
  return (
    <ActionForm action={action} className="grid gap-2">
      <input type="hidden" name="workspaceId" value={page.ref.workspaceId} />
      <input type="hidden" name="adjustmentId" value={adjustmentId} />
      <FreshId name={fresh} fresh={newId()} />
      {children}
      <FormMessage />
      <div>
        <Submit look="quiet" pending="Opening…">
          {words}
        </Submit>
      </div>
    </ActionForm>
  );
}
