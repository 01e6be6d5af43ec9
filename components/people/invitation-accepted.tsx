import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { InvitationPage } from '@/lib/people/invitations/invitations.queries';
import type { SinceAccepting } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses/addresses';

type InvitationAcceptedProps = {
  readonly since: SinceAccepting;
  readonly invitation: Pick<InvitationPage, 'business' | 'slug'>;
};

/** An invitation that its reader has accepted: where they stand now, also long after, and where that is. */
export function InvitationAccepted({ since, invitation }: InvitationAcceptedProps) {
  const { business, slug } = invitation;
  const { title, what } = WORDS[since](business);
  const isRunning = since === 'runs';
  const goesOn = isRunning || since === 'agreement_next' || since === 'works';
  return (
    <div className="grid gap-5">
      <Notice meaning={goesOn ? 'done' : 'info'} title={title}>
        {what}
      </Notice>
      <div>
        {since === 'ran' ? (
          <LinkButton href={addresses.otherPlaces()}>See where you still work</LinkButton>
        ) : isRunning ? (
          <LinkButton href={addresses.home(slug)}>Open {business}</LinkButton>
        ) : (
          <LinkButton href={addresses.inbox()}>Open your inbox</LinkButton>
        )}
      </div>
    </div>
  );
}

type Words = (business: string) => { readonly title: string; readonly what: string };

const WORDS: Record<SinceAccepting, Words> = {
  runs: (business) => ({ title: `You run ${business} now`, what: 'The owners have been told.' }),
  ran: (business) => ({
    title: `You don’t run ${business} any more`,
    what: 'You had joined by this invitation, and each one works once. To come back, ask an owner for another.',
  }),
  agreement_next: (business) => ({
    title: `You have joined ${business}`,
    what: 'The agreement comes next. It arrives in your inbox once they have written it.',
  }),
  works: (business) => ({
    title: `You work with ${business}`,
    what: 'You have joined by this invitation. What is to do is in your inbox.',
  }),
  worked: (business) => ({
    title: `Your work with ${business} has ended`,
    what: 'What was signed and paid stays yours to read, in your inbox.',
  }),
};
