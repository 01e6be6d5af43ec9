import type { Tx } from '@/lib/platform/tenancy';

/** @returns whether the database only answers: a standby that nobody has made the primary, or one that was set so, as when its disk ran full. */
export async function takesNoWrites(tx: Pick<Tx, '$queryRaw'>): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isReadOnly: boolean }[]>`
    SELECT current_setting('transaction_read_only') = 'on' AS "isReadOnly"`;
  return row?.isReadOnly ?? false;
}
