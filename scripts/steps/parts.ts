import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Running } from './lifecycle';
import { KEPT } from './paths';
import { NEXT, SERVE, type Started, startProcess, TSX } from './processes';
import { Refused } from './say';

const STRIPE = 'tests/support/stripe/server.ts';
const MAILBOX = 'tests/support/resend/server.ts';

interface Part {
  /** demo, dev or test: whose logs and leftovers these are. */
  command: string;
  env: Record<string, string>;
  running: Running;
  /** where the web server listens, if people reach it elsewhere, through a proxy */
  behind?: string | undefined;
}

/** Stand-ins call the web server directly; the pages that they show people link to where people reach it. */
function standInEnv({ env, behind }: Part, port: number): Record<string, string> {
  const { NEXTAUTH_URL = '' } = env;
  return {
    ...env,
    PORT: String(port),
    EVENTS_URL: behind ?? NEXTAUTH_URL,
    ...(behind && { PAGES_URL: NEXTAUTH_URL }),
  };
}

/** Starts the local stand-in for Resend, which keeps its mail with the command's data. */
export async function startMailbox(part: Part, port: number): Promise<Started> {
  const env = { ...standInEnv(part, port), MAILBOX_DIR: join(KEPT, part.command, 'mailbox') };
  const mailbox = startProcess(part.command, { name: 'mailbox', args: [...TSX, MAILBOX], env });
  part.running.atEnd(mailbox.stop);
  await answering('mailbox', mailbox, `http://127.0.0.1:${port}/`, part.command);
  return mailbox;
}

/** Starts the local stand-in for Stripe, which keeps what it knows with the command's data. */
export async function startStripeStandIn(part: Part, port: number): Promise<Started> {
  const env = { ...standInEnv(part, port), STRIPE_FILE: join(KEPT, part.command, 'stripe.jsonl') };
  const stripe = startProcess(part.command, { name: 'stripe', args: [...TSX, STRIPE], env });
  part.running.atEnd(stripe.stop);
  await answering('stand-in for Stripe', stripe, `http://127.0.0.1:${port}/pages/`, part.command);
  return stripe;
}

/** The worker as `npm run worker` runs it. */
const FROM_SOURCES: readonly string[] = [...TSX, 'scripts/worker.ts'];

/** Starts the worker that does what was queued: mail, reminders, documents. */
export function startWorker(part: Part, { loud = false, args = FROM_SOURCES } = {}): Started {
  const worker = startProcess(part.command, { name: 'worker', args, env: part.env }, loud);
  part.running.atEnd(worker.stop);
  return worker;
}

/** Starts the web server on `port`, from the production build or watching the sources, and waits for an answer. */
export async function startWeb(part: Part, port: number, mode: 'start' | 'dev'): Promise<Started> {
  const args = [
    ...(mode === 'start' ? SERVE : [NEXT, mode]),
    '-p',
    String(port),
    ...(part.behind ? ['-H', '127.0.0.1'] : []),
  ];
  const web = startProcess(part.command, { name: 'web', args, env: part.env }, mode === 'dev');
  part.running.atEnd(web.stop);
  await answering('web server', web, `http://127.0.0.1:${port}/api/health`, part.command);
  return web;
}

/** Resolves when the address answers anything at all; rejects when its process ends first. */
export async function answering(
  name: string,
  started: Pick<Started, 'ended'>,
  url: string,
  command: string,
): Promise<void> {
  const where = `see .handover/${command}/`;
  const gone = started.ended.then(() => {
    throw new Refused(`The ${name} ended by itself; ${where}`);
  });
  // Afterwards nobody waits for it any more.
  gone.catch(() => undefined);
  for (let tries = 0; tries < 600; tries++) {
    const answered = fetch(url, { signal: AbortSignal.timeout(20_000) }).then(
      () => true,
      () => false,
    );
    if (await Promise.race([answered, gone])) return;
    await wait(100);
  }
  throw new Refused(`The ${name} did not answer within a minute; ${where}`);
}
