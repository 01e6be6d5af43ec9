import { findAgreedTerms } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import { dateOf } from '@/lib/platform/time/date-columns';
import type { LoadedBrief } from './loading';
import { owedByApprovalInWords, owedInWords, owedThoughRefusedInWords } from './owed.rules';
import { loadParties } from './parties';

/** @returns what the brief's agreement says is owed for work begun, as both sides read it. */
export async function sayWhatIsOwed(tx: Tx, brief: LoadedBrief['brief']): Promise<string> {
  const { assistantName } = await loadParties(tx, brief);
  return owedInWords(await findPay(tx, brief), assistantName);
}

/** @returns what the brief's agreement says is owed for work that was delivered and isn't accepted, as both sides read it. */
export async function sayWhatIsOwedThough(tx: Tx, brief: LoadedBrief['brief']): Promise<string> {
  const { assistantName, business } = await loadParties(tx, brief);
  return owedThoughRefusedInWords(await findPay(tx, brief), assistantName, business.name);
}

/**
 * @param id of what its approval made owed; null where briefs aren't paid by the piece
 * @returns how much that is and by when, as both sides read it; null where it is nothing.
 */
export async function sayWhatIsOwedSince(
  tx: Tx,
  { workspaceId }: LoadedBrief['brief'],
  id: string | null,
  now: Date,
): Promise<string | null> {
  if (id === null) return null;
  const { amountMinor, currency, dueOn } = await tx.owedItem.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id } },
    select: { amountMinor: true, currency: true, dueOn: true },
  });
  return owedByApprovalInWords({ minor: Number(amountMinor), currency }, dateOf(dueOn), now);
}

async function findPay(tx: Tx, { workspaceId, agreementId }: LoadedBrief['brief']) {
  const pay = await findAgreedTerms(tx, workspaceId, agreementId);
  if (!pay) throw new Error('an accepted brief is always under an agreement');
  return pay;
}
