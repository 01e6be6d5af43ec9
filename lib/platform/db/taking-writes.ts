import { connections, type Tx, withActor } from '@/lib/platform/tenancy';

/**
 * @returns whether the database is read-only: a standby that wasn't promoted, or one set so, for example when its disk
 * ran full.
 */
export async function takesNoWrites(tx: Pick<Tx, '$queryRaw'>): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ isReadOnly: boolean }[]>`
    SELECT current_setting('transaction_read_only') = 'on' AS "isReadOnly"`;
  return row?.isReadOnly ?? false;
}

/**
 * Asks on every idle connection for the lock that a write would take, of no row. Where nothing can be written PostgreSQL refuses that, at
 * which the pool closes the connection: what only reads would keep it for an hour, also once another server has taken over.
 */
export async function closeToStandby(): Promise<void> {
  const asks = () =>
    withActor({ kind: 'mailer' }, (tx) => tx.$queryRaw`SELECT id FROM mails WHERE false FOR UPDATE`);
  await Promise.allSettled(Array.from({ length: Math.max(1, connections().idle) }, asks));
}
