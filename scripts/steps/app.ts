import { ensureBuilt } from './build';
import type { DatabaseUrls } from './databases';
import { loadDemoData } from './demo-data';
import { localEnv } from './demo-env';
import type { Running } from './lifecycle';
import { startMailbox, startStripeStandIn, startWeb, startWorker } from './parts';
import { firstFreePort } from './ports';
import { say } from './say';

interface Options {
  /** Whose data, logs and secrets these are. */
  command: 'demo' | 'dev' | 'test';
  database: DatabaseUrls;
  /** "start" serves the production build, made first when needed; "dev" watches the sources. */
  mode: 'start' | 'dev';
  /** Where to look for free ports. */
  ports: { web: number; mailbox: number; stripe: number; push?: number; google?: number };
  withDemoData: boolean;
  running: Running;
}

export interface App {
  url: string;
  mailboxUrl: string;
  stripeUrl: string;
  env: Record<string, string>;
  /** Resolves with the name of the first part that ends by itself. */
  ended: Promise<string>;
}

/** The whole product on this machine: stand-ins for mail and Stripe, worker and web server, each a process of its own. */
export async function startApp(options: Options): Promise<App> {
  const { command, database, mode, running } = options;
  if (mode === 'start')
    await ensureBuilt(localEnv(command, { ...database, url: 'http://localhost' }), running);

  const port = await firstFreePort(options.ports.web);
  if (port !== options.ports.web) say(`Port ${options.ports.web} is taken, so this one is on ${port}`);
  const url = `http://localhost:${port}`;
  const mailPort = await firstFreePort(options.ports.mailbox);
  const mailboxUrl = `http://127.0.0.1:${mailPort}`;
  const stripePort = await firstFreePort(options.ports.stripe);
  const stripeUrl = `http://127.0.0.1:${stripePort}`;
  // the tests listen there themselves
  const pushUrl = options.ports.push && `http://127.0.0.1:${await firstFreePort(options.ports.push)}`;
  const googleUrl = options.ports.google && `http://127.0.0.1:${await firstFreePort(options.ports.google)}`;
  const env = localEnv(command, {
    ...{ ...database, url, mailboxUrl, stripeUrl },
    ...{ pushUrl: pushUrl || undefined, googleUrl: googleUrl || undefined },
  });
  const part = { command, env, running };

  say('Starting the mailbox, the stand-in for Stripe, the worker and the web server');
  const mailbox = await startMailbox(part, mailPort);
  const stripe = await startStripeStandIn(part, stripePort);
  if (options.withDemoData) await loadDemoData(env, running);
  const worker = startWorker(part, { loud: mode === 'dev' });
  const web = await startWeb(part, port, mode);
  const ended = Promise.race([
    mailbox.ended.then(() => 'mailbox'),
    stripe.ended.then(() => 'stand-in for Stripe'),
    worker.ended.then(() => 'worker'),
    web.ended.then(() => 'web server'),
  ]);
  return { url, mailboxUrl, stripeUrl, env, ended };
}
