import { findAgreedTerms } from '@/lib/agreements/queries';
import type { Tx } from '@/lib/platform/tenancy';
import type { LoadedBrief } from '../loading';
import { loadParties } from '../parties';
import { budgetOf } from '../terms/budget.rules';
import { owedAtTheEndInWords, owedInWords, owedThoughRefusedInWords, type Paid } from './owed.rules';

/** @returns what the brief's agreement says is owed for work begun, as both sides read it. */
export async function describeOwed(tx: Tx, brief: LoadedBrief['brief']): Promise<string> {
  const { assistantName } = await loadParties(tx, brief);
  return owedInWords(await howPaid(tx, brief), assistantName);
}

/** @returns what the brief's agreement says is owed for work begun, where the end of all work calls it off. */
export async function describeOwedAtTheEnd(tx: Tx, brief: LoadedBrief['brief']): Promise<string> {
  const { assistantName, business } = await loadParties(tx, brief);
  return owedAtTheEndInWords(await howPaid(tx, brief), assistantName, business.name);
}

/** @returns what the brief's agreement says is owed for work delivered and not accepted, as both sides read it. */
export async function describeOwedThoughRefused(tx: Tx, brief: LoadedBrief['brief']): Promise<string> {
  const { business } = await loadParties(tx, brief);
  return owedThoughRefusedInWords(await howPaid(tx, brief), business.name);
}

async function howPaid(tx: Tx, brief: LoadedBrief['brief']): Promise<Paid> {
  const agreed = await findAgreedTerms(tx, brief.workspaceId, brief.agreementId);
  if (!agreed) throw new Error('an accepted brief is always under an agreement');
  return { agreed, budgetMoney: budgetOf(brief).budgetMoney };
}
