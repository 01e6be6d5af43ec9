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
import { rowsPointHome } from './references';
import { remindersAreThoseAsked } from './reminders';

/** Everything that has to be so in a database of this product, besides what `steps/whole-record` asks of what was signed. */
export const ALL_CHECKS: readonly DataCheck[] = [
  guardsAreOn,
  rowsPointHome,
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

/** More of one kind say no more than that there are many. */
const MOST_OF_ONE = 20;

/**
 * Asks all of it of one moment of a database.
 * @param url of somebody for whom row level security doesn't hold
 * @returns what was asked, each with a sentence for each place where it isn't so.
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
