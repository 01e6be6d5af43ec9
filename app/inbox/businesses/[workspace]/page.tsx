import type { Metadata } from 'next';
import { cache } from 'react';
import { DeletionNotice } from '@/components/deletion/deletion-notice';
import { EngagementControls } from '@/components/endings/engagement-controls';
import { SeenHere } from '@/components/notifications/seen-here';
import { OthersMailStopped } from '@/components/people/mail-stopped';
import { Paused } from '@/components/people/paused';
import { EngagementConversation } from '@/components/threads/engagement-conversation';
import { lookFromAddress } from '@/components/threads/look-from-address';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { getDeletionDay } from '@/lib/deletion/queries';
import { listAccesses } from '@/lib/endings/accesses.queries';
import { leadToWhatStays } from '@/lib/endings/guards';
import { requireAssistant } from '@/lib/people/guards';
import { listUnreachedOwners } from '@/lib/people/mail.queries';
import { getPausing } from '@/lib/people/pausing/pausing.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { getEngagementConversation, listBusinesses } from '@/lib/threads/engagement.queries';
import type { Asked } from '@/lib/threads/thread/looking.rules';

type BusinessPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<Asked>;
};

const load = cache(async (workspaceId: string) => {
  const { userId, timeZone } = await requireAssistant();
  const [business] = isId(workspaceId) ? await listBusinesses(userId, workspaceId) : [];
  return business && { business, zone: timeZone };
});

export async function generateMetadata({ params }: BusinessPageProps): Promise<Metadata> {
  return { title: (await load((await params).workspace))?.business.name ?? 'Not here' };
}

/** A business as its assistant works with it: what the two say to each other. */
export default async function BusinessPage({ params, searchParams }: BusinessPageProps) {
  const { workspace } = await params;
  const { userId } = await requireAssistant();
  const { business, zone } = (await load(workspace)) ?? (await leadToWhatStays(userId, workspace));
  const place = { ...business, side: 'assistant' } as const;
  const conversation = await getEngagementConversation(userId, place, lookFromAddress(await searchParams));
  const pausing = await getPausing(userId, place);
  const accesses = pausing?.ending ? [] : await listAccesses(userId, place);
  const unreached = await listUnreachedOwners(userId, business.workspaceId);
  const deletedAt = await getDeletionDay(userId, business.workspaceId);
  const at = now();
  return (
    <>
      <PageHead
        title={business.name}
        back={{ href: addresses.businesses(), label: 'Businesses' }}
        actions={
          <LinkButton href={addresses.inboxFacts(business.workspaceId, business.engagementId)} look="quiet">
            The facts
          </LinkButton>
        }
      />
      {deletedAt ? (
        <DeletionNotice name={business.name} at={deletedAt} zone={zone} now={at}>
          What you both signed, what was owed and what was paid stays yours to read. Save what else you want
          to keep before that day.
        </DeletionNotice>
      ) : null}
      {unreached.map(({ id, name, stopped }) => (
        <OthersMailStopped key={id} name={name} email={null} stopped={stopped} zone={zone} now={at} />
      ))}
      {pausing ? (
        <Paused place={place} {...pausing} reader="assistant" other={business.name} zone={zone} now={at} />
      ) : null}
      <EngagementConversation
        conversation={conversation}
        engagementId={business.engagementId}
        reader={{ side: 'assistant', workspaceId: business.workspaceId }}
        zone={zone}
        now={at}
        other={{ name: business.name, zone: business.zone }}
      />
      {pausing ? (
        <EngagementControls
          place={place}
          {...pausing}
          accesses={accesses}
          reader={{ role: 'assistant', zone, now: at }}
          other={business.name}
          endingPage={addresses.inboxEnding(business.workspaceId)}
        />
      ) : null}
      <SeenHere
        userId={userId}
        workspaceId={business.workspaceId}
        subject="engagement"
        subjectId={business.engagementId}
      />
    </>
  );
}
