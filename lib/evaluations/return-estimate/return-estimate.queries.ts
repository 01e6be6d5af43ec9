import type { Tx } from '@/lib/platform/tenancy';
import type { Assumptions } from './return-estimate.rules';

/** An owner's saved assumptions for an evaluation. */
export type ReturnEstimate = Assumptions & {
  readonly usedFor: string;
  readonly isShared: boolean;
  readonly savedAt: Date;
  readonly version: number;
};

type Place = { readonly workspaceId: string; readonly evaluationId: string };

/** @returns an evaluation's calculation; null if there is none, or it isn't shared with the caller. */
export async function readReturnEstimate(
  tx: Tx,
  { workspaceId, evaluationId }: Place,
): Promise<ReturnEstimate | null> {
  const found = await tx.returnEstimate.findUnique({
    where: { workspaceId_evaluationId: { workspaceId, evaluationId } },
  });
  // as numbers: no amount here is too large for them to be exact
  return (
    found && {
      ...found,
      hourMinorLow: Number(found.hourMinorLow),
      hourMinorHigh: Number(found.hourMinorHigh),
    }
  );
}
