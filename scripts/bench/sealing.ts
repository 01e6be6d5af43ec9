import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { localEnv } from '../steps/demo-env';
import { ROOT } from '../steps/paths';
import { TSX } from '../steps/processes';
import { median } from './figures';
import type { Sealing } from './report';

const Runs = z.array(z.object({ render: z.number(), seal: z.number(), bytes: z.number() })).min(2);
const NOWHERE = 'postgresql://nobody@127.0.0.1:1/none';

/** How long a worker takes to make the sealed PDF of an agreement of 60 clauses: the first, and later ones. */
export async function timeSealing(): Promise<Sealing> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-bench-'));
  const env = {
    ...process.env,
    ...localEnv('bench', { ownerUrl: NOWHERE, appUrl: NOWHERE, url: 'http://localhost' }),
    STORAGE_DIR: folder,
  };
  try {
    const args = [...TSX, 'scripts/bench/sealing-process.ts'];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
    const [first, ...later] = Runs.parse(JSON.parse(stdout));
    return {
      firstMs: (first?.render ?? Number.NaN) + (first?.seal ?? Number.NaN),
      renderMs: median(later.map(({ render }) => render)),
      sealMs: median(later.map(({ seal }) => seal)),
      kilobytes: (first?.bytes ?? Number.NaN) / 1000,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
