import { z } from 'zod';
import { now } from '@/lib/platform/clock';
import { defineJob, enqueue, type Job } from '@/lib/platform/jobs';
import { log } from '@/lib/platform/logging/log';
import { fileStore } from '@/lib/platform/storage';
import { withActor } from '@/lib/platform/tenancy';
import { nextSweep, SWEEP_BATCH, sweepMoments } from './sweeping.rules';

/**
 * Sets aside the bytes that no row names (from a delivery refused after its files were stored, or a discarded draft),
 * and removes what has been set aside for long. Bytes that get named meanwhile are brought back, by the next sweep or
 * when somebody opens them.
 */
export const sweepFiles: Job<Record<string, never>> = defineJob({
  name: 'files.sweep',
  payload: z.object({}),
  async run() {
    const store = fileStore();
    const { unnamedSince, asideSince, leftSince } = sweepMoments(now());
    let [setAside, removed] = [0, 0];
    for await (const batch of inBatches(store.list('kept'), unnamedSince)) {
      for (const sha256 of await unnamedAmong(batch)) {
        await store.setAside(sha256);
        setAside += 1;
      }
    }
    for await (const batch of inBatches(store.list('aside'), now())) {
      const hashes = batch.map(({ sha256 }) => sha256);
      const unnamed = new Set(await unnamedAmong(batch));
      for (const sha256 of hashes.filter((each) => !unnamed.has(each))) await store.bringBack(sha256);
      const old = batch.filter(({ sha256, since }) => unnamed.has(sha256) && since <= asideSince);
      for (const { sha256 } of old) await store.remove(sha256);
      removed += old.length;
    }
    await store.removeLeftovers(leftSince);
    if (setAside + removed > 0) log.info({ setAside, removed }, 'files that nobody names were swept');
    await planSweep();
  },
});

/** Plans the next sweep: one a night, however many workers plan it. */
export async function planSweep(): Promise<void> {
  const runAt = nextSweep(now());
  await withActor({ kind: 'mailer' }, (tx) => enqueue(tx, sweepFiles, {}, { runAt, key: 'files.sweep' }));
}

type Listed = { readonly sha256: string; readonly since: Date };

async function* inBatches(listed: AsyncIterable<Listed>, upTo: Date): AsyncGenerator<readonly Listed[]> {
  let batch: Listed[] = [];
  for await (const file of listed) {
    if (file.since > upTo) continue;
    batch.push(file);
    if (batch.length < SWEEP_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function unnamedAmong(batch: readonly Listed[]): Promise<readonly string[]> {
  const hashes = batch.map(({ sha256 }) => sha256);
  const rows = await withActor(
    { kind: 'mailer' },
    (tx) => tx.$queryRaw<{ hash: string }[]>`SELECT app.hashes_named(${hashes}::text[]) AS hash`,
  );
  const named = new Set(rows.map(({ hash }) => hash));
  return hashes.filter((each) => !named.has(each));
}
