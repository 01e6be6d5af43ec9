import { z } from 'zod';
import { findPayInForce, findPaysInForce } from '@/lib/agreements/queries';
import type { Money } from '@/lib/platform/money/money';
import { type Sql, sql, type Tx } from '@/lib/platform/tenancy';
import { hasLineTooLong } from '../playbooks/content.rules';
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
  const { workspaceId, engagementId, playbookId, state } = schedule;
  if (state === 'ended') return '';
  const number = await numberOf(tx, schedule);
  const [named] = await readPrices(
    tx,
    sql`v.workspace_id = ${workspaceId}::uuid AND v.playbook_id = ${playbookId}::uuid AND v.number = ${number}::int`,
  );
  return unusedPriceInWords(named?.price ?? null, await findPayInForce(tx, workspaceId, engagementId));
}

/**
 * @returns whether a decision to be asked about in a schedule's playbook is too long for a brief, so that it stands still
 * until somebody shortens it. Only those lines are read: see `unusedPriceOf`.
 */
export async function isPlaybookTooLong(tx: Tx, schedule: LoadedSchedule): Promise<boolean> {
  const { workspaceId, playbookId, state } = schedule;
  if (state === 'ended') return false;
  const number = await numberOf(tx, schedule);
  const [found] = await tx.$queryRaw<{ askFirst: unknown }[]>`
    SELECT content -> 'askFirst' AS "askFirst" FROM playbook_versions
    WHERE workspace_id = ${workspaceId}::uuid AND playbook_id = ${playbookId}::uuid AND number = ${number}::int`;
  const read = z.array(z.string()).safeParse(found?.askFirst);
  return read.success && hasLineTooLong({ askFirst: read.data });
}

/** @returns the version of its playbook that a schedule hands over: a chosen one, or the newest. */
async function numberOf(
  tx: Tx,
  { workspaceId, playbookId, playbookNumber }: LoadedSchedule,
): Promise<number | null> {
  if (playbookNumber !== null) return playbookNumber;
  const newest = await tx.playbookVersion.aggregate({
    where: { workspaceId, playbookId },
    _max: { number: true },
  });
  return newest._max.number;
}
