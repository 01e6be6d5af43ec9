import type { Metadata } from 'next';
import { z } from 'zod';
import { WeekView } from '@/components/inbox/week-view';
import { getWeek } from '@/lib/briefs/inbox/week.queries';
import { mondayOf } from '@/lib/briefs/inbox/week.rules';
import { requireAssistant } from '@/lib/people/guards';
import { now } from '@/lib/platform/clock';
import { DayInAddress } from '@/lib/platform/time/from-outside';
import { dateIn } from '@/lib/platform/time/zones';

export const metadata: Metadata = { title: 'Week' };

/** A day of the week to show; anything else in the address is ignored. */
const Search = z.object({ of: DayInAddress });

type Props = { searchParams: Promise<Record<string, unknown>> };

export default async function WeekPage({ searchParams }: Props) {
  const { userId, timeZone } = await requireAssistant();
  const at = now();
  const monday = mondayOf(Search.parse(await searchParams).of ?? dateIn(at, timeZone));
  const week = await getWeek({ userId, timeZone }, monday, at);
  return <WeekView week={week} monday={monday} now={at} zone={timeZone} />;
}
