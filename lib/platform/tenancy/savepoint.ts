import { randomUUID } from 'node:crypto';
import { log } from '@/lib/platform/log';
import { accept, Refused, type Result, refuse } from '@/lib/platform/result';
import type { Tx } from '.';

/**
 * Does one of several things that were asked for at once, on its own merit: what it has written is undone when it is
 * refused or fails, and the transaction goes on with the others. None of it stays unless the transaction commits.
 * @returns what `work` returned, or why it was refused; a bug is logged, and refused as `bug`.
 */
export async function onItsOwn<T>(tx: Tx, work: () => Promise<T>): Promise<Result<T>> {
  await tx.$executeRaw`SAVEPOINT on_its_own`;
  try {
    const value = await work();
    await tx.$executeRaw`RELEASE SAVEPOINT on_its_own`;
    return accept(value);
  } catch (error) {
    // a connection that is gone can't do this either: that error then ends the whole
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT on_its_own`;
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    const reference = randomUUID().slice(0, 8);
    log.error({ err: error, reference }, 'one of several failed');
    return refuse(
      'bug',
      `Something went wrong on our side with this one. Nothing of it was changed. If it stays, mention ${reference}.`,
    );
  }
}
