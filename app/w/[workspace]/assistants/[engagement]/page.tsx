import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache, type ReactNode } from 'react';
import { EngagementControls } from '@/components/endings/engagement-controls';
import { SeenHere } from '@/components/notifications/seen-here';
import { AgreementsWith } from '@/components/people/agreements-with';
import { InvitationCare } from '@/components/people/invitation-care';
import { OthersMailStopped } from '@/components/people/mail-stopped';
import { Paused } from '@/components/people/paused';
import { PersonFacts } from '@/components/people/person-facts';
import { SharedRecord } from '@/components/people/shared-record';
import { WorkAgain } from '@/components/people/work-again';
import { EngagementConversation } from '@/components/threads/engagement-conversation';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { LinkButton } from '@/components/ui/button';
import { PageHead, WithDetails } from '@/components/ui/page';
import { listAccesses } from '@/lib/endings/accesses.queries';
import { type EngagementPage, getEngagement } from '@/lib/people/engagements/engagements.queries';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import type { StaffRole } from '@/lib/platform/tenancy';
import { firstNameOf } from '@/lib/platform/text/first-name';
import { getEngagementConversation } from '@/lib/threads/engagement.queries';
import type { Asked } from '@/lib/threads/thread/looking.rules';

type AssistantPageProps = {
  readonly params: Promise<{ workspace: string; engagement: string }>;
  readonly searchParams: Promise<Asked & { readonly adjustment?: string | string[] }>;
};

const load = cache(async (slug: string, id: string) => {
  const { signedIn, workspace } = await requireStaff(slug);
  const person = Id.safeParse(id).success ? await getEngagement(signedIn.userId, workspace.id, id) : null;
  return person ?? notFound();
});

export async function generateMetadata({ params }: AssistantPageProps): Promise<Metadata> {
  const { workspace: slug, engagement: id } = await params;
  return { title: (await load(slug, id)).name };
}

export default async function AssistantPage({ params, searchParams }: AssistantPageProps) {
  const { workspace: slug, engagement: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const person = await load(slug, id);
  const { standing, invitation, assistant } = person;
  const zone = signedIn.timeZone;
  const place = { workspaceId: workspace.id, engagementId: id, side: 'owner' } as const;
  const conversation = assistant
    ? await getEngagementConversation(signedIn.userId, place, lookFromAddress(await searchParams))
    : null;
  const isEnding = person.state === 'ended' || person.ending !== null;
  const accesses = assistant && !isEnding ? await listAccesses(signedIn.userId, place) : [];
  const { adjustment } = await searchParams;
  const at = now();
  const isAsked = person.state === 'invited' && invitation !== null;
  return (
    <>
      <PageHead
        title={person.name}
        back={{ href: addresses.assistants(slug), label: 'Assistants' }}
        actions={nextStep(person, role, slug)}
      />
      <WithDetails details={<PersonFacts person={person} role={role} zone={zone} now={at} />}>
        {person.assistant && person.mailStopped ? (
          <OthersMailStopped
            name={person.name}
            email={person.assistant.email}
            stopped={person.mailStopped}
            zone={zone}
            now={at}
          />
        ) : null}
        {isAsked ? (
          <InvitationCare
            invitation={invitation}
            workspaceId={workspace.id}
            role={role}
            zone={zone}
            now={at}
          />
        ) : null}
        <Paused
          place={place}
          state={person.state}
          pause={person.pause}
          reader={role}
          other={person.name}
          zone={zone}
          now={at}
        />
        <AgreementsWith person={person} slug={slug} role={role} zone={zone} now={at} />
        <SharedRecord person={person} slug={slug} role={role} />
        {conversation && assistant ? (
          <EngagementConversation
            conversation={conversation}
            engagementId={id}
            reader={{ side: 'owner', slug }}
            zone={zone}
            now={at}
            other={
              standing === 'ended'
                ? undefined
                : { name: firstNameOf(assistant.name), zone: assistant.timeZone }
            }
          />
        ) : null}
        {assistant ? (
          <EngagementControls
            place={place}
            state={person.state}
            ending={person.ending}
            accesses={accesses}
            reader={{ role, zone, now: at }}
            other={person.name}
            endingPage={addresses.ending(slug, id)}
            adjustmentId={typeof adjustment === 'string' ? adjustment : undefined}
          />
        ) : null}
      </WithDetails>
      <SeenHere userId={signedIn.userId} workspaceId={workspace.id} subject="engagement" subjectId={id} />
    </>
  );
}

/** What the two most likely do next, if that is for the reader to do: work, or work together again. */
function nextStep(person: EngagementPage, role: StaffRole, slug: string): ReactNode {
  const { id, standing, assistant, worksHere } = person;
  if (standing === 'working') {
    return <LinkButton href={addresses.newBrief(slug, id)}>Write a brief</LinkButton>;
  }
  if (standing !== 'ended' || !assistant || worksHere) return null;
  return <WorkAgain slug={slug} engagementId={id} role={role} />;
}
