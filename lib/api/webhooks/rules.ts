import { DAY_MS, MINUTE_MS } from '@/lib/platform/time/lengths';

/** How many a business may have. */
export const MOST_WEBHOOKS = 10;
/**
 * How many missed messages are sent when a webhook is turned on again, newest ones; the rest have a button of their
 * own.
 */
export const MOST_MISSED = 200;
/** How many hours a replaced secret keeps signing: time to install the new one. */
export const BOTH_SECRETS_HOURS = 24;

/** How many days messages are kept, and can be sent again. */
export const LOG_DAYS = 90;
/**
 * How many days events are kept for a webhook that is off because it accepted nothing; app.tell_webhooks has the same.
 */
const KEPT_WHILE_OFF_DAYS = 30;

/** The pause after each failed attempt; about a day in all, so a night's outage does no harm. */
const WAITS_MINUTES = [1, 5, 30, 2 * 60, 5 * 60, 8 * 60, 10 * 60];

/** @param tries the attempts so far, all failed @returns when the next one is, or null when that was the last. */
export function nextTry(tries: number, now: Date): Date | null {
  const wait = WAITS_MINUTES[tries - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE_MS);
}

/** `taken`: 2xx; `gone`: its receiver wants no more (410, as in Standard Webhooks); `failed`: anything else. */
export type Outcome = 'taken' | 'gone' | 'failed';

/** @param status null if there was no answer */
export function outcomeOf(status: number | null): Outcome {
  if (status === 410) return 'gone';
  return status !== null && status >= 200 && status < 300 ? 'taken' : 'failed';
}

/** @returns the earliest instant at which something that finally fails at `at` may have been tried first. */
export function aRoundBefore(at: Date): Date {
  return new Date(at.getTime() - WAITS_MINUTES.reduce((sum, wait) => sum + wait) * MINUTE_MS);
}

/** @returns the instant before which messages are removed, unless they still wait. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - LOG_DAYS * DAY_MS);
}

/** A webhook that an owner turned off is fine; one given up because it accepted nothing isn't. */
export type WebhookState = 'on' | 'off' | 'given_up';

/** @returns whether a webhook is on, and if not, whether somebody meant that. */
export function stateOfWebhook(offAt: Date | null, offBecause: string | null): WebhookState {
  if (offAt === null) return 'on';
  return offBecause === 'by_owner' ? 'off' : 'given_up';
}

/** @returns until when events are kept for a webhook that was turned off at `offAt` because it accepted nothing. */
export function keptUntil(offAt: Date): Date {
  return new Date(offAt.getTime() + KEPT_WHILE_OFF_DAYS * DAY_MS);
}

type Told = {
  readonly id: string;
  readonly event: string;
  readonly at: Date;
  readonly workspaceId: string;
  readonly engagementId: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
};

/**
 * @returns what is posted: the event and its subject, and nothing that anybody wrote; a receiver that may know more
 * asks the API. The same for each attempt.
 */
export function textOf({ event, at, workspaceId, engagementId, subjectKind, subjectId }: Told): string {
  return JSON.stringify({
    type: event,
    timestamp: at.toISOString(),
    data: { kind: subjectKind, id: subjectId, businessId: workspaceId, engagementId },
  });
}
