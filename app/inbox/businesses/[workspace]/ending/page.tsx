import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EndingView } from '@/components/endings/ending-view';
import { SeenHere } from '@/components/notices/seen-here';
import { getEndingPage } from '@/lib/endings/page.queries';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'The end of the work' };

type AssistantsEndingPageProps = {
  readonly params: Promise<{ workspace: string }>;
  readonly searchParams: Promise<{ of?: string | string[] }>;
};

/** How the work for a business ends, as its assistant sees it; afterwards, what stays theirs. */
export default async function AssistantsEndingPage({ params, searchParams }: AssistantsEndingPageProps) {
  const { userId, timeZone: zone } = await requireAssistant();
  const { of } = await searchParams;
  const engagementId = typeof of === 'string' ? of : undefined;
  const page = await getEndingPage({ userId, side: 'assistant' }, (await params).workspace, engagementId);
  if (!page) notFound();
  return (
    <>
      <EndingView page={page} reader={{ role: 'assistant', zone, now: now() }} />
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
