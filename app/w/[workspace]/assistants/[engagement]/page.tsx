import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { firstName } from '@/components/briefs/first-name';
import { EndingNote } from '@/components/endings/ending-note';
import { LetInto } from '@/components/endings/let-into';
import { SeenHere } from '@/components/notifications/seen-here';
import { AgreementsWith } from '@/components/people/agreements-with';
import { InvitationCare } from '@/components/people/invitation-care';
import { OthersMailStopped } from '@/components/people/mail-stopped';
import { Pausing } from '@/components/people/pausing';
import { PersonFacts } from '@/components/people/person-facts';
import { EngagementTalk } from '@/components/threads/engagement-talk';
import { lookAsked } from '@/components/threads/look-asked';
import { LinkButton } from '@/components/ui/button';
import { PageHead, WithDetails } from '@/components/ui/page';
import { listAccesses } from '@/lib/endings/accesses.queries';
import { getEngagement } from '@/lib/people/engagements.queries';
import { requireStaff } from '@/lib/people/guards';
import { decideOnInvitation } from '@/lib/people/rules';
import { addresses } from '@/lib/platform/addresses';
import { now } from '@/lib/platform/clock';
import { Id } from '@/lib/platform/ids';
import { getEngagementTalk } from '@/lib/threads/engagement.queries';
import type { Asked } from '@/lib/threads/looking.rules';

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
  const place = { workspaceId: workspace.id, engagementId: id, side: 'owner' } as const;
  const talk = assistant
    ? await getEngagementTalk(signedIn.userId, place, lookAsked(await searchParams))
    : null;
  const isEnding = person.state === 'ended' || person.ending !== null;
  const accesses = assistant && !isEnding ? await listAccesses(signedIn.userId, place) : [];
  const { adjustment } = await searchParams;
  const at = now();
  const mayComeAgain =
    standing === 'ended' && assistant && !person.worksHere && decideOnInvitation('invite', role, 'none').ok;
  const isAsked = person.state === 'invited' && invitation !== null;
  return (
    <>
      <PageHead
        title={person.name}
        back={{ href: addresses.assistants(slug), label: 'Assistants' }}
        actions={
          standing === 'working' ? (
            <LinkButton href={addresses.newBrief(slug, person.id)}>Write a brief</LinkButton>
          ) : mayComeAgain ? (
            <LinkButton href={addresses.inviteAssistant(slug, id)}>Work together again</LinkButton>
          ) : null
        }
      />
      <WithDetails details={<PersonFacts person={person} role={role} zone={signedIn.timeZone} now={at} />}>
        {person.assistant && person.mailStopped ? (
          <OthersMailStopped
            name={person.name}
            email={person.assistant.email}
            stopped={person.mailStopped}
            zone={signedIn.timeZone}
            now={at}
          />
        ) : null}
        {isAsked ? (
          <InvitationCare
            invitation={invitation}
            workspaceId={workspace.id}
            role={role}
            zone={signedIn.timeZone}
            now={at}
          />
        ) : null}
        <AgreementsWith person={person} slug={slug} role={role} zone={signedIn.timeZone} now={at} />
        {talk && assistant ? (
          <EngagementTalk
            talk={talk}
            engagementId={id}
            reader={{ side: 'owner', slug }}
            zone={signedIn.timeZone}
            now={at}
            other={
              standing === 'ended' ? undefined : { name: firstName(assistant.name), zone: assistant.timeZone }
            }
          />
        ) : null}
        {assistant ? (
          <LetInto
            place={place}
            accesses={accesses}
            state={person.state}
            isEnding={isEnding}
            reader={{ role, zone: signedIn.timeZone, now: at }}
          />
        ) : null}
        {assistant ? (
          <Pausing
            place={place}
            state={person.state}
            pause={person.pause}
            reader={role}
            other={person.name}
            adjustmentId={typeof adjustment === 'string' ? adjustment : undefined}
            zone={signedIn.timeZone}
            now={at}
          />
        ) : null}
        {assistant ? (
          <EndingNote
            state={person.state}
            ending={person.ending}
            reader={role}
            href={addresses.ending(slug, id)}
            other={person.name}
            now={at}
          />
        ) : null}
      </WithDetails>
      <SeenHere userId={signedIn.userId} workspaceId={workspace.id} subject="engagement" subjectId={id} />
    </>
  );
}
