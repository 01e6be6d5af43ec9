import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import type { Rows } from './row';

// before any settings are read
process.env.HANDOVER_OPERATORS = DEMO_PEOPLE.owner.email;
process.env.RESEND_API_KEY ??= 're_local_never_asked';

/** A job that used up all its attempts, as a worker would have left it. */
async function parked() {
  const id = await withActor({ kind: 'operator' }, async (tx: Tx) => {
    const [job] = await tx.$queryRaw<{ id: string }[]>`
      SELECT (graphile_worker.add_job('mail.send', ${JSON.stringify({ mailId: newId() })}::json, max_attempts => 1)).id::text`;
    await tx.$queryRaw`
      SELECT id::text FROM graphile_worker.reschedule_jobs(ARRAY[${job?.id ?? ''}::bigint], attempts => 1)`;
    return job?.id;
  });
  return { id };
}

async function failed() {
  const id = newId();
  await withActor({ kind: 'mailer' }, (tx) =>
    tx.mail.createMany({
      data: {
        id,
        toAddress: 'maria@santos.example',
        kind: 'brief.handed_over',
        subject: 'A brief',
        html: '<p>Hello</p>',
        text: 'Hello',
        state: 'failed',
        createdAt: new Date(),
      },
    }),
  );
  return { id };
}

export const rows: Rows = {
  'operating.tryParkedAgain': { arrange: parked, allows: ['owner'] },
  'operating.letParkedGo': { arrange: parked, allows: ['owner'] },
  'operating.sendMailAgain': { arrange: failed, allows: ['owner'] },
  'operating.sendProof': { arrange: () => ({ to: 'ruth@adeyemi.example' }), allows: ['owner'] },
};
