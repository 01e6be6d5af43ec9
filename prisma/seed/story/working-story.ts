import type { Moment } from '../calendar';

export type WorkingStory = {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly holidayCountry: string;
};

/** The assistant pauses the work: nothing new is handed over until they take it up again. */
export type PauseStory = { readonly when: Moment; readonly reason: string; readonly backOn: Moment };
