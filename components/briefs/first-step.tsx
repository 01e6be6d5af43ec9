import { LinkButton } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { WaitingAgreement } from '@/lib/agreements/waiting.queries';
import { addresses } from '@/lib/platform/addresses/addresses';

type FirstStepProps = {
  readonly step: 'invite' | 'agree' | 'hand_over';
  readonly slug: string;
  readonly role: 'owner' | 'manager';
  /** with whom to agree, where there is only one to agree with */
  readonly toAgree?: WaitingAgreement | null;
};

/** For a business that has never handed anything over: the rule behind the next step, and the step. */
export function FirstStep({ step, slug, role, toAgree = null }: FirstStepProps) {
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
        ? 'Invite somebody you trust with work, by e-mail; then you agree, and then you hand over.'
        : 'The owner has to invite an assistant first.'}
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
