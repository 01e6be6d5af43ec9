import { ensureBuilt } from './build';
import type { DatabaseUrls } from './databases';
import { loadDemoData } from './demo-data';
import { localEnv } from './demo-env';
import type { Running } from './lifecycle';
import { startMailbox, startStripeStandIn, startWeb, startWorker } from './parts';
import { firstFreePort } from './ports';
import { Refused, say } from './say';

interface Options {
  /** Whose data, logs and secrets these are. */
  command: 'demo' | 'dev' | 'test';
  database: DatabaseUrls;
  /** "start" serves the production build, made first if needed; "dev" watches the sources. */
  mode: 'start' | 'dev';
  /** Where to look for free ports. */
  ports: { web: number; mailbox: number; stripe: number; push?: number; google?: number };
  withDemoData: boolean;
  /**
   * the address at which others reach it, through a proxy to the ports of web and stripe, which then have to be free
   */
  publicUrl?: string | undefined;
  running: Running;
}

export interface App {
  /** where people reach it */
  url: string;
  /** where the web server listens */
  localUrl: string;
  mailboxUrl: string;
  stripeUrl: string;
  env: Record<string, string>;
  /** Resolves with the name of the first part that ends by itself. */
  ended: Promise<string>;
}

/**
 * Starts the whole product on this machine: stand-ins for mail and Stripe, worker and web server, each its own process.
 */
export async function startApp(options: Options): Promise<App> {
  const { command, database, mode, running, publicUrl } = options;
  if (mode === 'start')
    await ensureBuilt(localEnv(command, { ...database, url: 'http://localhost' }), running);

  const port = await portFor('web server', options.ports.web, publicUrl);
  const localUrl = `http://${publicUrl ? '127.0.0.1' : 'localhost'}:${port}`;
  const url = publicUrl ?? localUrl;
  const mailPort = await firstFreePort(options.ports.mailbox);
  const mailboxUrl = `http://127.0.0.1:${mailPort}`;
  const stripePort = await portFor('stand-in for Stripe', options.ports.stripe, publicUrl);
  const stripeUrl = `http://127.0.0.1:${stripePort}`;
  // the tests listen there themselves
  const pushUrl = options.ports.push && `http://127.0.0.1:${await firstFreePort(options.ports.push)}`;
  const googleUrl = options.ports.google && `http://127.0.0.1:${await firstFreePort(options.ports.google)}`;
  const env = localEnv(command, {
    ...database,
    url,
    mailboxUrl,
    stripeUrl,
    isPublic: publicUrl !== undefined,
    pushUrl: pushUrl || undefined,
    googleUrl: googleUrl || undefined,
  });
  const part = { command, env, running, behind: publicUrl && localUrl };

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
  return { url, localUrl, mailboxUrl, stripeUrl, env, ended };
}

/** @returns the port, or the next that is free; a proxy expects exactly this port. */
async function portFor(part: string, wanted: number, publicUrl: string | undefined): Promise<number> {
  const port = await firstFreePort(wanted);
  if (port === wanted) return port;
  if (publicUrl) throw new Refused(`Port ${wanted} is taken; name another by --port.`);
  say(`Port ${wanted} is taken, so the ${part} is on ${port}`);
  return port;
}
