import { tickedAs } from '@/lib/platform/actions/ticked';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { startTimer } from '@/lib/time/timer/timing.actions';
import type { Pair } from '@/tests/support/agreements';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import {
  daysAgo,
  entryForm,
  givenAgreedBefore,
  givenAgreedLately,
  givenApprovedBySilence,
  givenDisputed,
  givenEntry,
  givenHandedIn,
  MONDAY,
} from '@/tests/support/time';
import {
  ASSISTANT_ALONE,
  ASSISTANT_ALONE_EVER,
  OWNER_ALONE,
  OWNER_ALONE_EVER,
  type Row,
  type Rows,
  STILL_THEIRS,
} from './row';
import { givenNewPair, type World } from './world';

/** A business of Ruth's in which Maria works by the hour, in the week of tests/support/time. */
async function agreed(world: World): Promise<Pair> {
  const pair = await givenNewPair(world);
  await givenAgreedBefore(pair);
  return pair;
}

/** An entry that silence approved and Ruth disputes. */
async function disputed(world: World) {
  const pair = await agreed(world);
  const { entryId } = await givenApprovedBySilence(pair);
  return { ...(await givenDisputed(pair, entryId)), note: 'It is as I say.' };
}

/** The same, for what is done now. */
async function agreedLately(world: World): Promise<Pair> {
  const pair = await givenNewPair(world);
  await givenAgreedLately(pair);
  return pair;
}

/** Nobody learns that another's timer runs, so for them it doesn't exist. */
const ITS_PERSON_ALONE = { allows: ['assistant'] } as const satisfies Partial<Row>;

/** A person has one timer at a time, and an earlier row may have left one. */
function dropTimers({ maria }: World) {
  return withActor({ kind: 'user', userId: maria.userId }, (tx) => tx.timer.deleteMany());
}

/** Maria’s only timer. */
async function running(world: World) {
  const pair = await agreedLately(world);
  const { workspace, engagementId, assistant } = pair;
  await dropTimers(world);
  const timer = { workspaceId: workspace.id, engagementId, id: newId(), note: '', briefId: '' };
  const anHourAgo = new Date(Date.now() - 3_600_000);
  doneOf(await atTime(anHourAgo, () => asPerson(assistant, () => submit(startTimer, timer))));
  return timer;
}

export const rows: Rows = {
  'time.saveEntry': {
    arrange: async (world) => entryForm(await agreedLately(world), { date: daysAgo(7) }),
    ...ASSISTANT_ALONE,
  },
  'time.removeEntry': {
    arrange: async (world) => {
      const pair = await agreed(world);
      return { workspaceId: pair.workspace.id, id: await givenEntry(pair), version: 1 };
    },
    ...ASSISTANT_ALONE,
  },
  'time.startTimer': {
    arrange: async (world) => {
      const { workspace, engagementId } = await agreedLately(world);
      await dropTimers(world);
      return { workspaceId: workspace.id, engagementId, id: newId(), note: '', briefId: '' };
    },
    ...ASSISTANT_ALONE,
  },
  'time.stopTimer': {
    arrange: async (world) => ({ ...(await running(world)), note: 'Wrapped the order', until: '' }),
    ...ITS_PERSON_ALONE,
  },
  'time.dropTimer': {
    arrange: async (world) => {
      const { workspaceId, id } = await running(world);
      return { workspaceId, id };
    },
    ...ITS_PERSON_ALONE,
    former: STILL_THEIRS,
  },
  'time.closeWeek': {
    arrange: async (world) => {
      const { workspace, engagementId } = await agreedLately(world);
      return { workspaceId: workspace.id, engagementId, week: daysAgo(14), note: '' };
    },
    ...ASSISTANT_ALONE,
  },
  'time.takeWeekBack': {
    arrange: async (world) => givenHandedIn(await agreed(world)),
    ...ASSISTANT_ALONE,
  },
  'time.approve': {
    arrange: async (world) => ({ ...(await givenHandedIn(await agreed(world))), note: '' }),
    ...OWNER_ALONE,
  },
  'time.approveSeveral': {
    arrange: async (world) => {
      const { workspaceId, ...week } = await givenHandedIn(await agreed(world));
      return { workspaceId, weeks: tickedAs(week) };
    },
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
  'time.return': {
    arrange: async (world) => ({
      ...(await givenHandedIn(await agreed(world))),
      note: `The week of ${MONDAY} isn’t whole.`,
    }),
    ...OWNER_ALONE,
  },
  'time.letManagersApprove': {
    arrange: async (world) => ({
      workspaceId: (await agreed(world)).workspace.id,
      managersApproveTime: true,
    }),
    allows: ['owner'],
    answers: { manager: 'not_yours' },
  },
  'time.dispute': {
    arrange: async (world) => {
      const pair = await agreed(world);
      const { entryId } = await givenApprovedBySilence(pair);
      return { workspaceId: pair.workspace.id, entryId, id: newId(), reason: 'The shop was closed then.' };
    },
    ...OWNER_ALONE,
  },
  'time.concede': { arrange: disputed, ...ASSISTANT_ALONE_EVER },
  'time.standBy': { arrange: disputed, ...ASSISTANT_ALONE_EVER },
  'time.withdrawDispute': { arrange: disputed, ...OWNER_ALONE_EVER },
};
