import { z } from 'zod';
import { findPayInForce, findPaysInForce } from '@/lib/agreements/queries';
import type { Money } from '@/lib/platform/money/money';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import type { Pay } from '../terms/budget.rules';
import { unusedPriceInWords } from '../terms/budget-words';
import type { LoadedSchedule } from './loading';

/** The price that a version of a playbook names. */
export type PlaybookPrice = { readonly playbookId: string; readonly number: number; readonly price: Money };

const Prices = z.array(
  z.object({
    playbookId: z.uuid(),
    number: z.int(),
    price: z.object({ minor: z.int(), currency: z.string() }),
  }),
);

/** @returns the prices in a business's playbooks that can be chosen, of every version that names one. */
export function listPlaybookPrices(tx: Tx, workspaceId: string): Promise<readonly PlaybookPrice[]> {
  return readPrices(tx, sql`v.workspace_id = ${workspaceId}::uuid`);
}

/** @param which of the versions `v` */
async function readPrices(tx: Tx, which: Sql): Promise<readonly PlaybookPrice[]> {
  const rows = await tx.$queryRaw`
    SELECT v.playbook_id AS "playbookId", v.number, v.content -> 'budgetMoney' AS price
    FROM playbook_versions v JOIN playbooks p ON p.workspace_id = v.workspace_id AND p.id = v.playbook_id
    WHERE ${which} AND p.archived_at IS NULL
      AND jsonb_typeof(v.content -> 'budgetMoney') = 'object'`;
  return Prices.parse(rows);
}

/** @returns how the agreements in force pay, by engagement. */
export async function listPays(
  tx: Tx,
  workspaceId: string,
  engagementIds: readonly string[],
): Promise<ReadonlyMap<string, Pay>> {
  const agreed = await findPaysInForce(tx, workspaceId, engagementIds);
  return new Map(
    [...agreed].map(([id, { payType, currency, rateMinor }]) => [id, { payType, currency, rateMinor }]),
  );
}

/**
 * @returns that the price in a schedule's playbook doesn't count, in words; empty where it does, or nothing more is
 * handed over. Only the price is read: the page also has to show a schedule whose playbook can't be read any more.
 */
export async function unusedPriceOf(tx: Tx, schedule: LoadedSchedule): Promise<string> {
  const { workspaceId, engagementId, playbookId, playbookNumber, state } = schedule;
  if (state === 'ended') return '';
  const newest = await tx.playbookVersion.aggregate({
    where: { workspaceId, playbookId },
    _max: { number: true },
  });
  const number = playbookNumber ?? newest._max.number;
  const [named] = await readPrices(
    tx,
    sql`v.workspace_id = ${workspaceId}::uuid AND v.playbook_id = ${playbookId}::uuid AND v.number = ${number}::int`,
  );
  return unusedPriceInWords(named?.price ?? null, await findPayInForce(tx, workspaceId, engagementId));
}
