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
  // in numbers to reckon with: no amount is larger than those are exact
  return (
    found && {
      ...found,
      hourMinorLow: Number(found.hourMinorLow),
      hourMinorHigh: Number(found.hourMinorHigh),
    }
  );
}
