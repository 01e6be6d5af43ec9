import { z } from 'zod';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { DISPUTE_STATES } from '@/lib/time/disputes/disputing.rules';
import { removeEntry, saveEntry } from '@/lib/time/entries/entering.actions';
import { minutesOf } from '@/lib/time/entries/entries.rules';
import { TIMESHEET_STATES } from '@/lib/time/rules';
import { findPlace } from '../places.queries';
import { requireTimeReader } from '../readers';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { performAction } from '../serving/perform-action';
import { ENTRY_KINDS, type ListedEntry, listEntries } from '../time.queries';
import { ById, Nothing } from './common-parameters';
import { Day, Instant } from './common-shapes';
import { cutByDay, PagingByDay, pageByDayOf } from './paging';

const Entry = z.object({
  id: z.uuid(),
  version: z.int(),
  businessId: z.uuid(),
  engagementId: z.uuid(),
  briefId: z.uuid().nullable(),
  note: z.string(),
  kind: z.enum(ENTRY_KINDS),
  startedAt: Instant,
  endedAt: Instant,
  minutes: z.int(),
  zone: z.string().describe('The zone of the clock on which it was recorded.'),
  workDay: Day.describe('The day on which it began, on the business’s calendar.'),
  week: z.object({ id: z.uuid(), state: z.enum(TIMESHEET_STATES) }),
  dispute: z
    .enum(DISPUTE_STATES)
    .nullable()
    .describe('Null if no owner disputed it. `conceded`: it is no longer owed, though its week is approved.'),
});

export const timeEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/time-entries',
    scope: 'time:read',
    status: 200,
    summary: 'List time entries, latest first',
    params: Nothing,
    query: z.strictObject({
      engagementId: z.uuid().optional().describe('Only of one assistant with one business.'),
      from: calendarDay().optional().describe('From this day on, on the business’s calendar.'),
      until: calendarDay().optional().describe('Up to and including this day.'),
      ...PagingByDay,
    }),
    body: NOTHING,
    answer: { name: 'TimeEntryList', schema: pageByDayOf(Entry) },
    async run({ query, token }) {
      await requireTimeReader(token);
      const { userId, workspaceId } = token;
      const { engagementId = null, from = null, until = null, after = null, limit } = query;
      const rows = await listEntries(userId, { workspaceId, engagementId, from, until, after, limit });
      const { items, next } = cutByDay(rows, limit, ({ startedAt: at, id }) => ({ at, id }));
      return { items: items.map(entryOf), next };
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/time-entries',
    scope: 'time:write',
    status: 201,
    summary: 'Record time',
    description:
      'For the assistant whose work it is, on their own clock, while the week is theirs. Time that crosses midnight at the business becomes one entry per day; the answer names the first.',
    params: Nothing,
    query: Nothing,
    body: {
      name: 'WrittenTime',
      schema: z.strictObject({
        engagementId: z.uuid(),
        date: z.string().describe('The day on which it began: "2026-11-27".'),
        from: z.string().describe('"09:30"'),
        until: z.string().describe('"11:00"; one that isn’t after `from` is on the next day.'),
        note: z.string(),
        briefId: z.uuid().optional(),
      }),
    },
    answer: { name: 'TimeDone', schema: z.object({ id: z.uuid(), version: z.int() }) },
    async run({ body, token: { userId }, freshId: id }) {
      const place = await withActor({ kind: 'user', userId }, (tx) =>
        findPlace(tx, 'engagement', body.engagementId),
      );
      if (!place) throw notFound('engagement');
      await performAction(saveEntry, { ...body, workspaceId: place.workspaceId, id, version: 0 });
      return { id, version: 1 };
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/time-entries/{id}',
    scope: 'time:write',
    status: 204,
    needsMatch: true,
    summary: 'Remove a time entry that isn’t handed in',
    description: 'If-Match takes the entry’s `version` as a tag: `"1"`.',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: NOTHING,
    async run({ params: { id }, token: { userId }, seenVersion }) {
      const place = await withActor({ kind: 'user', userId }, (tx) => findPlace(tx, 'entry', id));
      if (!place) throw notFound('entry');
      await performAction(removeEntry, { ...place, version: seenVersion });
      return undefined;
    },
  }),
] as const;

function entryOf({
  workspaceId: businessId,
  startedAt,
  endedAt,
  ...entry
}: ListedEntry): z.input<typeof Entry> {
  return {
    ...entry,
    businessId,
    startedAt: startedAt.toISOString(),
    endedAt: endedAt.toISOString(),
    minutes: minutesOf({ startedAt, endedAt }),
  };
}
