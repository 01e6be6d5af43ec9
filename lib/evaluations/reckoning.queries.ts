import type { Tx } from '@/lib/platform/tenancy';
import type { Assumptions } from './reckoning.rules';

/** What an owner assumed at an evaluation, as it is kept. */
export type Reckoning = Assumptions & {
  readonly usedFor: string;
  readonly isShared: boolean;
  readonly savedAt: Date;
  readonly version: number;
};

type Place = { readonly workspaceId: string; readonly evaluationId: string };

/** @returns the reckoning of an evaluation; null while there is none, or where it isn't shared with whoever asks. */
export async function readReckoning(tx: Tx, { workspaceId, evaluationId }: Place): Promise<Reckoning | null> {
  const found = await tx.evaluationReckoning.findUnique({
    where: { workspaceId_evaluationId: { workspaceId, evaluationId } },
  });
  return found && asReckoning(found);
}

/** @returns a reckoning as its row keeps it, in numbers to reckon with: no amount is larger than those are exact. */
export function asReckoning<Row extends { readonly hourMinorLow: bigint; readonly hourMinorHigh: bigint }>({
  hourMinorLow,
  hourMinorHigh,
  ...reckoning
}: Row) {
  return { ...reckoning, hourMinorLow: Number(hourMinorLow), hourMinorHigh: Number(hourMinorHigh) };
}
