import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from '../steps/build';
import { createDatabase, migrated } from '../steps/databases';
import { localEnv } from '../steps/demo-env';
import { type Killable, killableProcess, RESTARTED } from '../steps/killing';
import type { Running } from '../steps/lifecycle';
import { answering, startMailbox, startStripeStandIn } from '../steps/parts';
import { KEPT } from '../steps/paths';
import { firstFreePort } from '../steps/ports';
import { joinPostgres, killPostgres, removePostgres } from '../steps/postgres';
import { SERVE, startProcess, TSX } from '../steps/processes';
import { say } from '../steps/say';
import { startLoadBalancer } from './load-balancer';

export const COMMAND = 'soak';
const FROM_PORT = 24_900;

/**
 * For what comes before the soak: it needn't wait for the disk at each commit, since after a failure it would start
 * over anyway.
 */
export const WITHOUT_WAITING = '-c synchronous_commit=off';

export interface Installation {
  readonly url: string;
  readonly mailboxUrl: string;
  readonly stripeUrl: string;
  readonly ownerUrl: string;
  readonly env: Record<string, string>;
  /** two web servers, two workers, and the database that all of them need */
  readonly killables: readonly Killable[];
  /** their places in that list by kind: each kind dies as often as another */
  readonly kinds: readonly (readonly number[])[];
}

/**
 * Prepares a whole installation with nothing in it: the production build, a database that really keeps what it says it
 * keeps, the stand-ins for mail and Stripe, one entry to two web servers. The parts that are killed aren't started yet.
 */
export async function readyInstallation(running: Running): Promise<Installation> {
  rmSync(join(KEPT, COMMAND, 'mailbox'), { recursive: true, force: true });
  rmSync(join(KEPT, COMMAND, 'files'), { recursive: true, force: true });
  rmSync(join(KEPT, COMMAND, 'stripe.jsonl'), { force: true });
  await removePostgres(COMMAND);
  say('Starting PostgreSQL');
  const server = await joinPostgres(COMMAND, { fromPort: FROM_PORT });
  running.atEnd(server.release);
  const ownerUrl = await createDatabase(server.adminUrl, 'handover');
  process.env.PGOPTIONS = WITHOUT_WAITING;
  const database = await migrated(ownerUrl, 'handover_soak_app');
  delete process.env.PGOPTIONS;

  const port = await firstFreePort(3_600);
  const webPorts = [await firstFreePort(3_610), await firstFreePort(3_620)];
  const [mailPort, stripePort] = [await firstFreePort(8_545), await firstFreePort(8_645)];
  const url = `http://localhost:${port}`;
  const mailboxUrl = `http://127.0.0.1:${mailPort}`;
  const stripeUrl = `http://127.0.0.1:${stripePort}`;
  const local = localEnv(COMMAND, { ...database, url, mailboxUrl, stripeUrl });
  const env = { ...local, NODE_ENV: 'production', LOG_LEVEL: 'warn' };
  await ensureBuilt(env, running);
  await startMailbox({ command: COMMAND, env, running }, mailPort);
  await startStripeStandIn({ command: COMMAND, env, running }, stripePort);
  await startLoadBalancer(port, webPorts, running);

  const web = (name: string, on: number) => {
    const started = () => startProcess(COMMAND, { name, args: [...SERVE, '-p', String(on)], env });
    return onceAnswering(killableProcess(name, started), `http://127.0.0.1:${on}/api/health`);
  };
  const worker = (name: string) =>
    killableProcess(name, () => startProcess(COMMAND, { name, args: [...TSX, 'scripts/worker.ts'], env }));
  const [first = 0, second = 0] = webPorts;
  const killables = [
    durableDatabase(),
    web('web-1', first),
    worker('worker-1'),
    web('web-2', second),
    worker('worker-2'),
  ];
  return { url, mailboxUrl, stripeUrl, ownerUrl, env, killables, kinds: KINDS };
}

/** In the order of the killables. */
const KINDS = [[0], [1, 3], [2, 4]];

/** Starting it again after it was killed recovers it. It is stopped when the command ends, by `release`. */
function durableDatabase(): Killable {
  return {
    name: 'PostgreSQL',
    start: async () => {
      await joinPostgres(COMMAND, { fromPort: FROM_PORT });
      return { kill: () => killPostgres(COMMAND), stop: async () => undefined };
    },
  };
}

/** Counts as started only once it answers, so that the next isn't killed before this one is back. */
function onceAnswering(killable: Killable, address: string): Killable {
  return {
    name: killable.name,
    start: async () => {
      const instance = await killable.start();
      await answering(killable.name, RESTARTED, address, COMMAND);
      return instance;
    },
  };
}

/** Resolves when the product answers that it is ready. */
export async function untilReady({ url }: Pick<Installation, 'url'>): Promise<void> {
  await answering('web server', RESTARTED, `${url}/api/ready`, COMMAND);
}
