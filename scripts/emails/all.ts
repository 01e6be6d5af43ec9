import { agreements } from './agreements';
import { briefs } from './briefs';
import { people, reminders, schedules } from './others';
import type { Preview } from './preview';
import { replies } from './replies';

/** Every mail that the product writes, in the order in which people meet them. A test holds it to be every one. */
export const allPreviews: readonly Preview[] = [
  ...people,
  ...agreements,
  ...briefs,
  ...schedules,
  ...reminders,
  ...replies,
];
