import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EndingView, endingTitle } from '@/components/endings/ending-view';
import { SeenHere } from '@/components/notifications/seen-here';
import { getEndingPage } from '@/lib/endings/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

type AssistantsEndingPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{
    readonly of?: string | string[];
    readonly adjustment?: string | string[];
  }>;
};

const load = cache(async (workspaceId: string, engagementId: string | undefined) => {
  const { userId } = await requireAssistant();
  return (await getEndingPage({ userId, side: 'assistant' }, workspaceId, engagementId)) ?? notFound();
});

export async function generateMetadata(props: AssistantsEndingPageProps): Promise<Metadata> {
  return { title: endingTitle(await loadAsked(props), 'assistant') };
}

/** How the work for a business ends, as its assistant sees it; afterwards, what stays theirs. */
export default async function AssistantsEndingPage(props: AssistantsEndingPageProps) {
  const { userId, timeZone: zone } = await requireAssistant();
  const page = await loadAsked(props);
  const { adjustment } = await props.searchParams;
  return (
    <>
      <EndingView
        page={page}
        reader={{ role: 'assistant', zone, now: now() }}
        adjustmentId={typeof adjustment === 'string' ? adjustment : undefined}
      />
      {page.ending ? (
        <SeenHere
          userId={userId}
          workspaceId={page.workspaceId}
          subject="ending"
          subjectId={page.ending.id}
        />
      ) : null}
    </>
  );
}

async function loadAsked({ params, searchParams }: AssistantsEndingPageProps) {
  const { of } = await searchParams;
  return load((await params).workspace, typeof of === 'string' ? of : undefined);
}
