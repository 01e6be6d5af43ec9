import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Running } from './lifecycle';
import { ROOT } from './paths';
import { runToEnd, TSX } from './processes';
import { Refused, say } from './say';

/** Loads the demo business. In a process of its own, since it runs the domain's code with the demo's settings. */
export async function loadDemoData(env: Record<string, string>, running: Running): Promise<void> {
  if (!existsSync(join(ROOT, 'prisma/seed/demo.ts'))) return;
  say('Loading the demo business (nothing happens when it is there)');
  const seed = runToEnd({ name: 'seed', args: [...TSX, 'scripts/steps/run-seed.ts'], env });
  running.atEnd(seed.stop);
  if ((await seed.ended) !== 0)
    throw new Refused('The demo data could not be loaded; the lines above say why.');
}
