import { workIsAgreed } from './agreements';
import { factsAreRecorded } from './audit';
import { briefsReplay } from './briefs';
import { type DataCheck, onSnapshot } from './check';
import { erasedStayErased } from './erased';
import { guardsAreOn } from './guards';
import { jobsPointSomewhere, waitingHasJobs } from './jobs';
import { balancesAgree, derivedAgrees, transactionsBalance } from './ledger';
import { toldOnce } from './mails';
import { approvedIsOwed, paidOnce } from './owed';
import { paymentsHaveTheirEvents } from './payments';
import { referencesResolve } from './references';
import { remindersAreThoseAsked } from './reminders';

/**
 * Everything that must be true of this product's database, besides what `steps/whole-record` checks of what was signed.
 */
export const ALL_CHECKS: readonly DataCheck[] = [
  guardsAreOn,
  referencesResolve,
  transactionsBalance,
  balancesAgree,
  derivedAgrees,
  paidOnce,
  approvedIsOwed,
  paymentsHaveTheirEvents,
  workIsAgreed,
  briefsReplay,
  factsAreRecorded,
  toldOnce,
  remindersAreThoseAsked,
  jobsPointSomewhere,
  waitingHasJobs,
  erasedStayErased,
];

/** Beyond this, more of one kind say only that there are many. */
const MOST_OF_ONE = 20;

/**
 * Checks all of it at one moment of a database.
 * @param url of a role that row level security doesn't bind
 * @returns what was checked, with a sentence for each place where it isn't true.
 */
export function checkData(url: string, now: Date) {
  return onSnapshot(url, async (database) => {
    const asked: { readonly says: string; readonly found: readonly string[] }[] = [];
    for (const { says, find } of ALL_CHECKS) {
      const all = await find(database, now);
      const rest = all.length - MOST_OF_ONE;
      asked.push({ says, found: rest > 0 ? [...all.slice(0, MOST_OF_ONE), `… and ${rest} more.`] : all });
    }
    return asked;
  });
}
