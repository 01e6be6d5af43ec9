import { bookkeeping } from './bookkeeping';
import type { CorpusBrief } from './brief';
import { calendar } from './calendar';
import { dataEntry } from './data-entry';
import { inbox } from './inbox';
import { podcast } from './podcast';
import { research } from './research';
import { social } from './social';
import { support } from './support';

/** The briefs that the rules were tuned on. */
export const tuned: readonly CorpusBrief[] = [
  ...bookkeeping,
  ...inbox,
  ...calendar,
  ...research,
  ...social,
  ...dataEntry,
  ...podcast,
  ...support,
];
