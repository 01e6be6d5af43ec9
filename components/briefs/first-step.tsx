import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { AwaitedAssistant, WaitingAgreement } from '@/lib/agreements/waiting.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { firstNameOf } from '@/lib/platform/text/first-name';

type FirstStepProps = {
  readonly step: 'invite' | 'agree' | 'hand_over';
  readonly slug: string;
  readonly role: 'owner' | 'manager';
  /** with whom to agree, where there is only one to agree with */
  readonly toAgree?: WaitingAgreement | null;
  /** whom an owner who has done their part waits for, where there is only one */
  readonly awaited?: AwaitedAssistant | null;
};

/** For a business that has never handed anything over: the rule behind the next step, and the step. */
export function FirstStep({ step, slug, role, toAgree = null, awaited = null }: FirstStepProps) {
  if (step === 'hand_over') {
    return (
      <EmptyState
        title="You have agreed. Now hand something over"
        action={<LinkButton href={addresses.newBrief(slug)}>Write the first brief</LinkButton>}
      >
        A brief says what is different when it is done, what you will get, how both of you will know that it
        is right, and by when. Once it is accepted, it leaves your list.
      </EmptyState>
    );
  }
  const isOwner = role === 'owner';
  if (step === 'agree' && isOwner && awaited) return <WaitsForThem slug={slug} awaited={awaited} />;
  if (step === 'agree') {
    return (
      <EmptyState
        title="Agree before work starts"
        action={isOwner ? <ToAgree slug={slug} toAgree={toAgree} /> : null}
      >
        {isOwner
          ? 'Write down with your assistant what is expected, how you talk and how pay works, and sign it. No brief can be handed over outside an agreement.'
          : 'The owner and the assistant have to sign an agreement first. No brief can be handed over outside one.'}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Start with somebody to hand work to"
      action={
        isOwner ? <LinkButton href={addresses.inviteAssistant(slug)}>Invite an assistant</LinkButton> : null
      }
    >
      {isOwner
        ? 'Invite somebody you trust with work. Then you agree, and then you hand over.'
        : 'The owner has to invite an assistant first.'}
    </EmptyState>
  );
}

type WaitsForThemProps = { readonly slug: string; readonly awaited: AwaitedAssistant };

/** The owner has done their part: what it waits for, and what can be done or looked at meanwhile. */
function WaitsForThem({ slug, awaited }: WaitsForThemProps) {
  const { engagementId, agreementId, assistant } = awaited;
  if (awaited.awaited === 'signature' && agreementId !== null) {
    return (
      <EmptyState
        title={`The agreement waits for ${assistant}`}
        action={
          <LinkButton look="quiet" href={addresses.agreement(slug, agreementId)}>
            See the agreement
          </LinkButton>
        }
      >
        You can hand work over once {firstNameOf(assistant)} has signed too. You’ll hear by e-mail and here,
        and {firstNameOf(assistant)} is reminded until then.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={`${assistant} is invited`}
      action={
        <span className="flex flex-wrap gap-2">
          {agreementId === null ? (
            <LinkButton href={addresses.newAgreement(slug, engagementId)}>Write the agreement</LinkButton>
          ) : (
            <LinkButton href={addresses.editAgreement(slug, agreementId)}>Continue the agreement</LinkButton>
          )}
          <LinkButton look="quiet" href={addresses.assistant(slug, engagementId)}>
            See the invitation
          </LinkButton>
        </span>
      }
    >
      The invitation waits for an answer. Meanwhile you can write the agreement: {firstNameOf(assistant)} sees
      it once you propose it, and work can be handed over once you have both signed.
    </EmptyState>
  );
}

type ToAgreeProps = { readonly slug: string; readonly toAgree: WaitingAgreement | null };

/** Leads to the agreement itself where there is no doubt which one: with a second person or a list, one has to look. */
function ToAgree({ slug, toAgree }: ToAgreeProps) {
  switch (toAgree?.waitsFor) {
    case 'beginning':
      return (
        <LinkButton href={addresses.newAgreement(slug, toAgree.id)}>
          Write the agreement with {toAgree.assistant}
        </LinkButton>
      );
    case 'draft':
      return (
        <LinkButton href={addresses.editAgreement(slug, toAgree.id)}>
          Continue the agreement with {toAgree.assistant}
        </LinkButton>
      );
    default:
      return <LinkButton href={addresses.agreements(slug)}>Go to your agreements</LinkButton>;
  }
}
