import { findAgreedTerms } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedBrief } from './loading';
import { owedInWords } from './owed.rules';
import { loadParties } from './parties';

/** @returns what the brief's agreement says is owed for work begun, as both sides read it. */
export async function sayWhatIsOwed(tx: Tx, brief: LoadedBrief['brief']): Promise<string> {
  const pay = await findAgreedTerms(tx, brief.workspaceId, brief.agreementId);
  if (!pay) throw new Error('an accepted brief is always under an agreement');
  const { assistantName } = await loadParties(tx, brief);
  return owedInWords(pay, assistantName);
}
