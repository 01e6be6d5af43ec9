import { z } from 'zod';
import { absolute } from '@/lib/platform/addresses/absolute';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { approveTimesheet } from '@/lib/time/approval/answering.actions';
import { TIMESHEET_STATES, WEEK_OUTCOMES } from '@/lib/time/rules';
import { listUnclosedWeeks } from '@/lib/time/weeks/unclosed.queries';
import { findEngagement, findPlace } from '../places.queries';
import { requireTimeReader } from '../readers';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { performAction } from '../serving/perform-action';
import { findWeek, type ListedWeek, listWeeks } from '../timesheets.queries';
import { ById, Nothing } from './common-parameters';
import { addressesOf, Day, Instant, Sides, sidesOf } from './common-shapes';
import { cutByDay, PagingByDay, pageByDayOf } from './paging';

const Week = z.object({
  id: z.uuid(),
  version: z.int().describe('Increases with each change of state.'),
  url: z.url().describe('The page for people.'),
  ...Sides,
  weekStartsOn: Day.describe('A Monday, on the business’s calendar.'),
  state: z
    .enum(TIMESHEET_STATES)
    .describe(
      '`submitted`: handed in and waiting for an answer. `closed`: without any time, so nothing waits.',
    ),
  stateChangedAt: Instant,
  minutes: z.int().describe('The minutes worked, as recorded. /owed says what is paid for them.'),
  handedIn: z
    .object({
      at: Instant,
      note: z.string(),
      countsAsApprovedAt: Instant.nullable().describe(
        'From when on it counts as approved without an answer; null: never.',
      ),
      review: z
        .object({
          outcome: z.enum(WEEK_OUTCOMES),
          note: z.string(),
          at: Instant,
          byAgreementId: z.uuid().nullable().describe('The agreement that approved it, if nobody answered.'),
          disputableUntil: Instant.nullable(),
        })
        .nullable()
        .describe('Null while it waits for one.'),
    })
    .nullable()
    .describe('The last time it was handed in; null: never.'),
});

export const timesheetEndpoints = [
  defineEndpoint({
    method: 'GET',
    path: '/timesheets',
    scope: 'time:read',
    status: 200,
    summary: 'List weeks of time, latest first',
    description:
      'A week is listed once time was recorded in it, or it was closed. Its entries are those of /time-entries with the same engagement, from its Monday until its Sunday.',
    params: Nothing,
    query: z.strictObject({
      state: z.enum(TIMESHEET_STATES).optional().describe('Only those in this state.'),
      engagementId: z.uuid().optional().describe('Only those of one assistant with one business.'),
      from: calendarDay().optional().describe('Only those that begin on this day or later.'),
      until: calendarDay().optional().describe('Only those that begin on this day or earlier.'),
      ...PagingByDay,
    }),
    body: NOTHING,
    answer: { name: 'TimesheetList', schema: pageByDayOf(Week) },
    async run({ query, token }) {
      await requireTimeReader(token);
      const { userId, workspaceId } = token;
      const { state = null, engagementId = null, from = null, until = null, after = null, limit } = query;
      const rows = await listWeeks(userId, { workspaceId, state, engagementId, from, until, after, limit });
      const { items, next } = cutByDay(rows, limit, ({ weekStartsOn, id }) => ({
        at: columnOf(weekStartsOn),
        id,
      }));
      return { items: items.map((each) => weekOf(each, workspaceId !== null)), next };
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/timesheets/{id}',
    scope: 'time:read',
    status: 200,
    summary: 'Read one week of time',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'Timesheet', schema: Week },
    async run({ params: { id }, token }) {
      await requireTimeReader(token);
      const { userId, workspaceId } = token;
      const week = await findWeek(userId, { workspaceId, id });
      if (!week) throw notFound('week');
      return weekOf(week, workspaceId !== null);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/timesheets/{id}/approval',
    scope: 'time:approve',
    status: 200,
    needsMatch: true,
    summary: 'Approve a week of time',
    description:
      'For an owner, or a manager whom an owner lets approve time; never for whoever worked it. From then on its time is owed, and can’t be changed any more: an approval isn’t taken back. Each of several weeks is a call of its own. A week is sent back on its page.',
    params: ById,
    query: Nothing,
    body: {
      name: 'TimeApproval',
      schema: z.strictObject({ note: z.string().optional().describe('For the assistant.') }),
    },
    answer: {
      name: 'TimeApproved',
      schema: z.object({ id: z.uuid(), version: z.int(), state: z.enum(TIMESHEET_STATES) }),
    },
    async run({ params: { id }, body, token: { userId }, seenVersion }) {
      const place = await withActor({ kind: 'user', userId }, (tx) => findPlace(tx, 'timesheet', id));
      if (!place) throw notFound('week');
      await performAction(approveTimesheet, { ...place, ...body, version: seenVersion });
      return withActor({ kind: 'user', userId }, (tx) =>
        tx.timesheet.findUniqueOrThrow({
          where: { workspaceId_id: place },
          select: { id: true, version: true, state: true },
        }),
      );
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/people/{id}/unclosed-weeks',
    scope: 'time:read',
    status: 200,
    summary: 'List the past weeks that an assistant hasn’t closed, latest first',
    description:
      'A week that isn’t closed can’t be approved or paid. A week into which nothing was written stands on /timesheets only once it is closed, which says that nobody worked in it: until then it is here, and may have been forgotten. Weeks in which no agreement counts time aren’t here.',
    params: ById,
    query: Nothing,
    body: NOTHING,
    answer: {
      name: 'UnclosedWeeks',
      schema: z.object({
        items: z.array(z.object({ weekStartsOn: Day.describe('A Monday, on the business’s calendar.') })),
      }),
    },
    async run({ params: { id }, token, now }) {
      await requireTimeReader(token);
      const place = await findEngagement(token, id);
      if (!place) throw notFound('engagement');
      const weeks = await withActor({ kind: 'user', userId: token.userId }, (tx) =>
        listUnclosedWeeks(tx, place, now),
      );
      return { items: weeks.map((weekStartsOn) => ({ weekStartsOn })) };
    },
  }),
] as const;

function weekOf(week: ListedWeek, isStaff: boolean): z.input<typeof Week> {
  const { id, slug, engagementId, weekStartsOn, handedIn, ...rest } = week;
  const page = addressesOf(week, isStaff).week({ timesheetId: id, engagementId, monday: weekStartsOn });
  return {
    ...rest,
    id,
    weekStartsOn,
    url: absolute(page),
    ...sidesOf(week),
    stateChangedAt: rest.stateChangedAt.toISOString(),
    handedIn: handedIn && {
      at: handedIn.at.toISOString(),
      note: handedIn.note,
      countsAsApprovedAt: handedIn.countsAsApprovedAt?.toISOString() ?? null,
      review: handedIn.review && {
        ...handedIn.review,
        at: handedIn.review.at.toISOString(),
        disputableUntil: handedIn.review.disputableUntil?.toISOString() ?? null,
      },
    },
  };
}
