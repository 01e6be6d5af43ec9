import type pg from 'pg';
import { z } from 'zod';
import { flagsFor } from '@/lib/platform/jobs/enqueue';
import { TRAVELLING_JOBS, TRAVELLING_JOBS_OF_ONE_PERSON } from '../jobs.rules';
import { JOBS } from '../manifest';
import type { OpenArchive } from '../opening';
import { refuseUnless } from '../refusing';
import { linesOf, objectIn } from './lines';
import type { Arrived } from './people';

const Waiting = z.strictObject({
  name: z.enum([...TRAVELLING_JOBS, ...TRAVELLING_JOBS_OF_ONE_PERSON]),
  payload: z.looseObject({ workspaceId: z.uuid() }),
  run_at: z.string(),
  key: z.string().max(512).nullable(),
  max_attempts: z.int().min(1).max(100),
});
const KEYS = Object.keys(Waiting.shape).sort();

/** Plans the business's pending jobs, each at its time; overdue ones run once, merged, as after downtime. */
export async function bringJobs(db: pg.ClientBase, archive: OpenArchive, { ids }: Arrived): Promise<number> {
  let brought = 0;
  for await (const line of linesOf(JOBS, archive.read(JOBS))) {
    const read = Waiting.safeParse(objectIn(JOBS, line, KEYS));
    refuseUnless(read.success, 'something that is to be done can’t be read');
    const { name, payload, run_at, key, max_attempts } = read.data;
    refuseUnless(
      payload.workspaceId === archive.manifest.workspace.id,
      'something is to be done for another business',
    );
    const named = Object.entries(payload).map(([part, value]) => [
      part,
      typeof value === 'string' ? (ids.get(value) ?? value) : value,
    ]);
    await db.query(
      `SELECT graphile_worker.add_job($1, $2::json, run_at => $3::timestamptz, job_key => $4, max_attempts => $5::int,
         flags => $6::text[])`,
      [name, JSON.stringify(Object.fromEntries(named)), run_at, key, max_attempts, flagsFor(key)],
    );
    brought += 1;
  }
  return brought;
}
