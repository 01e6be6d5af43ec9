import type { Tx } from '@/lib/platform/tenancy';

/**
 * @returns whether the database is read-only: a standby that wasn't promoted, or one set so, for example when its disk
 * ran full.
 */
export async function takesNoWrites(tx: Pick<Tx, '$queryRaw'>): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isReadOnly: boolean }[]>`
    SELECT current_setting('transaction_read_only') = 'on' AS "isReadOnly"`;
  return row?.isReadOnly ?? false;
}
