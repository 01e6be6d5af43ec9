import { pauseSchedule } from '@/lib/briefs/schedules/running.actions';
import { skipOccurrence } from '@/lib/briefs/schedules/skipping.actions';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenSchedule, scheduleForm, seenOf } from '@/tests/support/schedules';
import type { Rows } from './row';
import type { World } from './world';

/** Schedules belong to the owner's side: the assistant gets briefs, and doesn't see what hands them over. */
const STAFF = { allows: ['owner', 'manager'] } as const;

/** Years ahead of whatever day the tests run on. */
const FAR = { startsOn: '2099-06-01', unit: 'day' };
const DAY = '2099-06-02';

const running = async ({ pair }: World) => (await givenSchedule(pair, FAR)).ref;
const newForm = async ({ pair }: World) => scheduleForm(pair, (await givenPlaybook(pair)).id, FAR);

export const rows: Rows = {
  'briefs.saveSchedule': { arrange: newForm, ...STAFF },
  'briefs.previewSchedule': { arrange: newForm, ...STAFF },
  'briefs.pauseSchedule': { arrange: async (world) => ({ ...(await running(world)), version: 1 }), ...STAFF },
  'briefs.resumeSchedule': {
    async arrange(world) {
      const ref = await running(world);
      doneOf(await asPerson(world.ruth, () => submit(pauseSchedule, { ...ref, version: 1 })));
      return { ...ref, version: 2 };
    },
    ...STAFF,
  },
  'briefs.endSchedule': { arrange: async (world) => ({ ...(await running(world)), version: 1 }), ...STAFF },
  'briefs.tryScheduleAgain': { arrange: async (world) => running(world), ...STAFF },
  'briefs.skipOccurrence': {
    arrange: async (world) => ({ ...(await running(world)), named: DAY }),
    ...STAFF,
  },
  'briefs.unskipOccurrence': {
    async arrange(world) {
      const ref = await running(world);
      doneOf(await asPerson(world.ruth, () => submit(skipOccurrence, { ...ref, named: DAY })));
      return { ...ref, named: DAY, seen: await seenOf(world.pair, ref, DAY) };
    },
    ...STAFF,
  },
};
