import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { KEPT, ROOT } from '@/scripts/steps/paths';
import { tell } from '@/scripts/steps/say';
import type { Verdict } from './report';

/** What was measured on: processors and Node. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
}

/** Says for each target whether it was met, saves the figures beside those of earlier runs, and says where. */
export function conclude(figures: { readonly verdicts: readonly Verdict[] } & Record<string, unknown>): void {
  for (const { says, found, isMet } of figures.verdicts)
    tell(`${isMet ? 'met   ' : 'MISSED'} ${says}: ${found}`);
  tell(`\nAll figures are in ${keep(new Date().toISOString(), { machine: machine(), ...figures })}`);
}

function keep(at: string, figures: object): string {
  const folder = join(KEPT, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${at.replaceAll(':', '')}.json`);
  writeFileSync(file, `${JSON.stringify({ at, ...figures }, null, 2)}\n`);
  return relative(ROOT, file);
}
