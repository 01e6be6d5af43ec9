import { countWorkers, queueHealth } from '@/lib/platform/jobs/health';
import { withActor } from '@/lib/platform/tenancy';
import { broken, type Finding, good, note } from './findings';

/** After this, somebody waiting for a mail starts to wonder. */
const LATE_SECONDS = 60;

/**
 * Checks that the queue is being worked off: which workers are alive, how old the oldest due job is, what was given up.
 */
export async function examineQueue(): Promise<readonly Finding[]> {
  const { workers, waiting, lagSeconds, parked } = await withActor({ kind: 'operator' }, async (tx) => ({
    workers: await countWorkers(tx),
    ...(await queueHealth(tx)),
  }));
  const findings = [judgeWorkers(workers), judgeLag(lagSeconds, waiting)];
  if (parked > 0)
    findings.push(
      note(
        `${parked === 1 ? 'One job' : `${parked} jobs`} used up all attempts, and isn’t tried any more.`,
        'Look at them on /operator, fix what stops them, and have them tried again.',
      ),
    );
  return findings;
}

function judgeWorkers(workers: number): Finding {
  if (workers === 0)
    return broken('No worker is alive: mails, reminders and payments wait.', 'Start one: npm run worker.');
  return good(workers === 1 ? 'One worker is alive.' : `${workers} workers are alive.`);
}

function judgeLag(lagSeconds: number, waiting: number): Finding {
  if (lagSeconds <= LATE_SECONDS) return good('No job waits for long.');
  return broken(
    `The oldest job whose time has come has waited for ${Math.round(lagSeconds)} s, and ${waiting} are in the queue.`,
    'See in the worker’s log what it is busy with, or start another: any number may run.',
  );
}
