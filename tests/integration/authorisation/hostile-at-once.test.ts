import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { log } from '@/lib/platform/logging/log';
import { submit } from '@/tests/support/browser/forms';
import { givenOnlooker } from '@/tests/support/fuzz/bystanders';
import { CALLS } from '@/tests/support/fuzz/runs';
import { givenWrites } from '@/tests/support/fuzz/writes';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { exportedActions, isAction } from './actions';
import { allRows } from './all-rows';
import { asActor, givenWorld, type World } from './world';

/** How many press the same button at the same moment. */
const AT_ONCE = 4;
/** A full `npm test` tries so many of the actions; `npm run fuzz` tries all. */
const FEW = 8;

/** Actions that only ask, or find nothing to do in this world. */
const WRITES_NOTHING: ReadonlySet<string> = new Set([
  'briefs.previewSchedule',
  'briefs.tryScheduleAgain',
  'pay.askAgain',
  'people.endAllOtherSessions',
  'people.receiveMailAgain',
]);
/** Actions that are refused to everybody where no keys for devices are set. */
const NEEDS_MORE: ReadonlySet<string> = new Set(['notifications.addDevice', 'notifications.removeDevice']);

const rows = await allRows();
const actions = (await exportedActions()).flatMap(({ value }) => (isAction(value) ? [value] : []));
const tried = actions
  .map((action) => ({ name: action.actionName, action, row: rows[action.actionName] }))
  .filter(({ row }, at) => row && (CALLS !== null || at % Math.ceil(actions.length / FEW) === 0));

describe('the same form, posted by all who may, four at once', () => {
  const database = givenDatabaseWithPeople();
  const writes = givenWrites(givenOnlooker(database));
  const storageBefore = process.env.STORAGE_DIR;
  const failures: unknown[] = [];
  let world: World;

  beforeAll(async () => {
    process.env.STORAGE_DIR = await mkdtemp(join(tmpdir(), 'handover-at-once-'));
    vi.spyOn(log, 'error').mockImplementation((...told: unknown[]) => {
      failures.push(told);
    });
    world = await givenWorld();
  });
  afterAll(() => {
    vi.restoreAllMocks();
    process.env.STORAGE_DIR = storageBefore;
  });

  it.each(tried)(
    'to $name: somebody is first, and nobody gets an internal error',
    async ({ action, row }) => {
      if (!row) throw new Error('there is no row');
      const fields = await row.arrange(world);
      const hands = Array.from({ length: AT_ONCE }, (_, at) => row.allows[at % row.allows.length] ?? 'owner');
      failures.length = 0;
      await writes.sinceLast();

      const answers = await Promise.all(
        hands.map((hand) => asActor(world, hand, () => submit(action, fields))),
      );

      const codes = answers.map((answer) => (answer.status === 'refused' ? answer.code : answer.status));
      expect(failures, codes.join()).toEqual([]);
      expect(codes).not.toContain('bug');
      if (NEEDS_MORE.has(action.actionName)) return;
      expect(codes).toContain('done');
      if (!WRITES_NOTHING.has(action.actionName))
        expect((await writes.sinceLast()).length).toBeGreaterThan(0);
    },
  );
});
