import type { WebhookEvent } from '@/lib/api/webhooks/events.rules';
import type { Moment } from '../calendar';
import type { PersonName } from '../cast';

export type WorkingStory = {
  readonly days: readonly number[];
  readonly from: string;
  readonly until: string;
  readonly holidayCountry: string;
};

/** The assistant pauses the work: nothing new is handed over until they resume. */
export type PauseStory = { readonly when: Moment; readonly reason: string; readonly backOn: Moment };

/** The assistant asks to change their account's address, which happens through the link sent to the new one. */
export type AddressStory = { readonly to: string; readonly asked: Moment; readonly confirmed: Moment };

/** Somebody who was invited and hasn't answered yet. */
export type InvitedStory = { readonly when: Moment; readonly name: string; readonly email: string };

/** An address that gets webhooks until the owner turns it off. */
export type WebhookStory = {
  readonly made: Moment;
  readonly off: Moment;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
};

/** One side gives the agreed notice; the agreement still runs, and open work is handed back. */
export type NoticeStory = {
  readonly by: PersonName;
  readonly when: Moment;
  readonly reason: string;
  /** accounts and tools that the assistant was given access to */
  readonly accesses: readonly string[];
};
