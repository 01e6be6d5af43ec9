import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { median } from './figures';
import { measureInOwnProcess } from './own-process';
import type { Sealing } from './report';

const Runs = z.array(z.object({ render: z.number(), seal: z.number(), bytes: z.number() })).min(2);
const NOWHERE = 'postgresql://nobody@127.0.0.1:1/none';

/** How long a worker takes to make the sealed PDF of an agreement of 60 clauses: the first, and later ones. */
export async function timeSealing(): Promise<Sealing> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-bench-'));
  try {
    const [first, ...later] = await measureInOwnProcess('sealing-process.ts', Runs, {
      database: { ownerUrl: NOWHERE, appUrl: NOWHERE },
      env: { STORAGE_DIR: folder },
    });
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
