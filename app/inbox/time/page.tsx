import type { Metadata } from 'next';
import { z } from 'zod';
import { SeenHere } from '@/components/notifications/seen-here';
import { TimeDesk } from '@/components/time/time-desk';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { DayInAddress } from '@/lib/platform/time/from-outside';
import { getTimePage } from '@/lib/time/weeks/page.queries';

export const metadata: Metadata = { title: 'Time' };

/** Which week of which engagement; anything else in the address is ignored. */
const Search = z.object({
  with: z.uuid().nullable().catch(null),
  week: DayInAddress,
});

type Props = { searchParams: Promise<Record<string, unknown>> };

export default async function TimePage({ searchParams }: Props) {
  const { userId, timeZone } = await requireAssistant();
  const search = Search.parse(await searchParams);
  const at = now();
  const page = await getTimePage(userId, { engagementId: search.with, week: search.week }, at);
  const { place, week } = page;
  return (
    <>
      <TimeDesk page={page} zone={timeZone} now={at} />
      {place && week?.sheetId ? (
        <SeenHere
          userId={userId}
          workspaceId={place.workspaceId}
          subject="timesheet"
          subjectId={week.sheetId}
        />
      ) : null}
    </>
  );
}
