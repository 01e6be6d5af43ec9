import { agreements } from './agreements';
import { briefs } from './briefs';
import { calendar } from './calendar';
import { endings } from './endings';
import { evaluations } from './evaluations';
import { pay, time } from './money';
import { archives, connections, deletions, operating, people, reminders, schedules } from './others';
import type { Preview } from './preview';
import { replies } from './replies';

const BY_DOMAIN: Readonly<Record<string, readonly Preview[]>> = {
  people,
  agreements,
  briefs: [...briefs, ...schedules],
  calendar,
  evaluations,
  notifications: reminders,
  threads: replies,
  time,
  pay,
  archive: archives,
  deletion: deletions,
  api: connections,
  endings,
  operating,
};

/** Every mail that the product writes, with the domain that writes it. A test makes sure that none is missing. */
export const allPreviews = Object.entries(BY_DOMAIN).flatMap(([domain, previews]) =>
  previews.map((each) => ({ ...each, domain })),
);
