import { byQuery, type Database, type DataCheck } from './check';

/** What a job may be about that never goes away, by the field of its payload; drafts, timers and uploads may go. */
const ABOUT: Readonly<Record<string, string>> = {
  reminderId: 'reminders',
  mailId: 'mails',
  agreementId: 'agreements',
  deliveryId: 'deliveries',
  submissionId: 'timesheet_submissions',
  evaluationId: 'evaluations',
  runId: 'pay_runs',
  paymentId: 'payments',
};

const JOBS = `graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id`;

export const jobsPointSomewhere: DataCheck = {
  says: 'Each job is about something that is there, and none has given up',
  async find(database) {
    const parked = await database.ask<{ says: string }>(
      `SELECT format('%s (job %s) has given up after %s tries: %s', t.identifier, j.id, j.attempts, j.last_error) AS says
       FROM ${JOBS} WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL`,
    );
    const stray: string[] = [];
    for (const [field, table] of Object.entries(ABOUT))
      stray.push(...(await findStray(database, field, table)));
    return [...parked.map(({ says }) => says), ...stray];
  },
};

async function findStray({ ask }: Database, field: string, table: string): Promise<readonly string[]> {
  const rows = await ask<{ says: string }>(
    `SELECT format('%s (job %s) is about %s, which isn''t there.', t.identifier, j.id, j.payload->>$1) AS says
     FROM ${JOBS} WHERE j.payload->>$1 IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.id::text = j.payload->>$1)`,
    [field],
  );
  return rows.map(({ says }) => says);
}

const IS_QUEUED = (field: string, of: string) =>
  `EXISTS (SELECT 1 FROM graphile_worker._private_jobs j WHERE j.payload->>'${field}' = ${of}::text)`;

/** Whatever waits for something to be done later has a job for it; without one it would wait for ever. */
export const waitingHasJobs = byQuery(
  'Whatever waits for a job has one',
  `SELECT format('The reminder %s (%s, due %s) waits, and no job will send it.', r.id, r.kind, r.due_at) AS says FROM reminders r
   WHERE r.sent_at IS NULL AND r.cancelled_at IS NULL AND NOT ${IS_QUEUED('reminderId', 'r.id')}`,
  // one that is held goes out with the notice it belongs to
  `SELECT format('The mail %s is queued, and no job will send it.', m.id) AS says FROM mails m
   WHERE m.state = 'queued' AND NOT ${IS_QUEUED('mailId', 'm.id')}
     AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.mail_id = m.id AND n.mailed_at IS NULL)`,
  `SELECT format('The pay run %s was approved, and its payment %s is %s with no job to go on.', p.run_id, p.id, p.state) AS says
   FROM payments p WHERE p.state IN ('approved', 'charging', 'charged', 'transferring') AND NOT ${IS_QUEUED('runId', 'p.run_id')}`,
  `SELECT format('The delivery %s counts as approved at %s, and no job will do so.', d.id, d.counts_as_approved_at) AS says
   FROM deliveries d JOIN briefs b ON (b.workspace_id, b.id) = (d.workspace_id, d.brief_id)
   WHERE b.state = 'delivered' AND d.counts_as_approved_at IS NOT NULL AND NOT ${IS_QUEUED('deliveryId', 'd.id')}
     AND NOT EXISTS (SELECT 1 FROM deliveries n WHERE (n.workspace_id, n.brief_id) = (d.workspace_id, d.brief_id) AND n.number > d.number)`,
);
