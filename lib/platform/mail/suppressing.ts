import { z } from 'zod';
import { newId } from '@/lib/platform/ids';
import { defineJob } from '@/lib/platform/jobs/define';
import { enqueue } from '@/lib/platform/jobs/enqueue';
import type { Tx } from '@/lib/platform/tenancy';
import { mailService } from './provider';

type Stop = {
  readonly address: string;
  readonly reason: 'bounced' | 'complained';
  readonly said: string | null;
  /** when it bounced, or was complained about */
  readonly at: Date;
};

/**
 * Records that nothing more is sent to an address; as the mailer. A late event from before the block was lifted stops
 * nothing any more.
 */
export async function suppress(tx: Tx, { address, reason, said, at }: Stop): Promise<void> {
  const key = address.toLowerCase();
  const lifted = await tx.mailSuppression.findFirst({
    where: { address: key, liftedAt: { gt: at } },
    select: { id: true },
  });
  if (lifted) return;
  await tx.mailSuppression.createMany({
    data: { id: newId(), address: key, reason, said, since: at },
    skipDuplicates: true,
  });
}

/** Why nothing is sent to an address, and since when. */
export type Suppression = {
  readonly reason: 'bounced' | 'complained';
  readonly said: string | null;
  readonly since: Date;
};

/**
 * @returns why mail to an address is stopped, or null when it isn't, as far as the actor may see. A complaint is shown
 * rather than a bounce: it is somebody's wish.
 */
export async function findSuppression(tx: Tx, address: string): Promise<Suppression | null> {
  return (await findSuppressions(tx, [address])).get(address) ?? null;
}

/** @returns the same for several addresses, by address; those that mail reaches are left out. */
export async function findSuppressions(
  tx: Tx,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Suppression>> {
  const rows = await tx.mailSuppression.findMany({
    where: { address: { in: addresses.map((address) => address.toLowerCase()) }, liftedAt: null },
    select: { address: true, reason: true, said: true, since: true },
    orderBy: [{ reason: 'desc' }, { since: 'asc' }],
  });
  const first = new Map<string, Suppression>();
  for (const address of addresses) {
    const row = rows.find((each) => each.address === address.toLowerCase());
    if (row) first.set(address, { reason: row.reason, said: row.said, since: row.since });
  }
  return first;
}

/**
 * Lets mail go to an address again, as the person whose it is; at the mail service too, which has its own list.
 * @returns whether there was anything to lift.
 */
export async function liftSuppression(
  tx: Tx,
  { address, userId, at }: { readonly address: string; readonly userId: string; readonly at: Date },
): Promise<boolean> {
  const lifted = await tx.mailSuppression.updateMany({
    where: { address: address.toLowerCase(), liftedAt: null },
    data: { liftedAt: at, liftedById: userId },
  });
  if (lifted.count === 0) return false;
  await enqueue(tx, allowAtService, { address: address.toLowerCase() });
  return true;
}

/** Removes an address from the mail service's own list of bounces and complaints. */
export const allowAtService = defineJob({
  name: 'mail.allow_at_service',
  payload: z.object({ address: z.string() }),
  async run({ address }) {
    const service = mailService();
    if (!service) return;
    const { error } = await service.suppressions.remove(address);
    // not being on the list is what we wanted; and a key that may only send can't change the list
    if (!error || error.name === 'not_found' || error.name === 'restricted_api_key') return;
    throw new Error(`the mail service kept an address on its list: ${error.name}`);
  },
});
