import type { WorkFacts } from '@/lib/evaluations/facts/schema';

/** What is counted for a period in which nobody did anything. */
export const NO_WORK: WorkFacts = {
  done: 0,
  onTime: 0,
  atFirst: 0,
  sentBackForBrief: 0,
  revisions: 0,
  unmetByDelivery: 0,
  unmetByBrief: 0,
  questions: 0,
  budgetMinutes: 0,
  withoutBudget: 0,
  changesByOwner: 0,
  changesByAssistant: 0,
  changesAccepted: 0,
  declined: 0,
  withdrawn: 0,
  cancelled: 0,
};
