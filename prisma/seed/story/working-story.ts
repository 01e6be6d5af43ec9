import type { Moment } from '../calendar';
import type { PersonName } from '../cast';

export type WorkingStory = {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly holidayCountry: string;
};

/** The assistant pauses the work: nothing new is handed over until they take it up again. */
export type PauseStory = { readonly when: Moment; readonly reason: string; readonly backOn: Moment };

/** One side gives the agreed notice; the agreement still runs, and what is in hands is handed back. */
export type NoticeStory = {
  readonly by: PersonName;
  readonly when: Moment;
  readonly reason: string;
  /** accounts and tools that the assistant was let into */
  readonly accesses: readonly string[];
};
