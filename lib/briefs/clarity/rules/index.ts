import type { Rule } from '../rule';
import { askFirstWithoutList } from './asks-first';
import { autonomyContradicted } from './autonomy-contradicted';
import { budgetUnlikeSimilar } from './budget-unlike-similar';
import { checkInAfterDeadline } from './check-ins';
import { danglingPronoun } from './dangling-pronoun';
import { deadlineDayOff, deadlineOutsideHours, deadlineTooNear, deadlineWithoutTime } from './deadline';
import { idioms } from './idioms';
import { noCriterion, noDeadline, noDeliverable } from './missing';
import { noGivens } from './no-givens';
import { notAttached } from './not-attached';
import { outcomeRepeatsTitle } from './outcome-repeats-title';
import { longSentence, passiveChain } from './plain-language';
import { uncheckableCriterion } from './uncheckable-criterion';
import { vagueWords } from './vague-words';

/**
 * Every rule of the check. A new one needs a file, a line here, a name in finding.ts, and briefs in the corpus that
 * break it.
 */
export const RULES: readonly Rule[] = [
  noDeadline,
  noDeliverable,
  noCriterion,
  deadlineWithoutTime,
  deadlineDayOff,
  deadlineOutsideHours,
  deadlineTooNear,
  vagueWords,
  uncheckableCriterion,
  outcomeRepeatsTitle,
  notAttached,
  noGivens,
  budgetUnlikeSimilar,
  autonomyContradicted,
  askFirstWithoutList,
  checkInAfterDeadline,
  danglingPronoun,
  longSentence,
  passiveChain,
  idioms,
];
