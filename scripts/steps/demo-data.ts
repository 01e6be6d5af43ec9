import type { Running } from './lifecycle';
import { runToEnd, TSX } from './processes';
import { Refused, say } from './say';

/**
 * Loads the demo business. In a process of its own, since it runs the domain's code with the demo's settings. In
 * production mode, since rendering half a year of mails then takes half the time; and without waiting for the disk at
 * each of some thousand commits, since an interrupted story starts over anyway.
 */
export async function loadDemoData(env: Record<string, string>, running: Running): Promise<void> {
  say('Loading the demo business (nothing happens when it is there)');
  const seed = runToEnd({
    name: 'seed',
    args: [...QUIET, ...TSX, 'scripts/steps/run-seed.ts'],
    env: { ...env, NODE_ENV: 'production', PGOPTIONS: FOR_A_STORY },
  });
  running.atEnd(seed.stop);
  if ((await seed.ended) !== 0)
    throw new Refused('The demo data could not be loaded; the lines above say why.');
}

/** In the format of PostgreSQL's clients (postgresql.org/docs/current/libpq-envars.html). */
const FOR_A_STORY = '-c synchronous_commit=off -c plan_cache_mode=force_generic_plan';

/**
 * Prisma's adapter calls `pg` in a way that its next major version won't accept; nobody needs to read about that here.
 */
const QUIET = ['--disable-warning=DeprecationWarning'] as const;
