/** So many a business may have. */
export const MOST_WEBHOOKS = 10;
/** So much of what was missed is sent when a webhook is turned on again, the newest; the rest is sent by its own button. */
export const MOST_MISSED = 200;
/** So long a secret that was replaced signs as well, in hours: time to put the new one in. */
export const BOTH_SECRETS_HOURS = 24;

/** So long the log of what was told is kept, and can be sent again, in days. */
export const LOG_DAYS = 90;
/** So long what happens is kept for a webhook that is off because it took nothing, in days; app.tell_webhooks has the same. */
const KEPT_WHILE_OFF_DAYS = 30;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** After each failed try so long until the next one; about a day in all, and a night's outage is none. */
const WAITS_MINUTES = [1, 5, 30, 2 * 60, 5 * 60, 8 * 60, 10 * 60];

/** @param tries how many there were, all of them failed @returns when the next one is, or null when that was the last. */
export function nextTry(tries: number, now: Date): Date | null {
  const wait = WAITS_MINUTES[tries - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE);
}

/** `taken`: 2xx; `gone`: its receiver wants no more (410, as Standard Webhooks has it); `failed`: all else. */
export type Outcome = 'taken' | 'gone' | 'failed';

/** @param status null where nothing was answered */
export function outcomeOf(status: number | null): Outcome {
  if (status === 410) return 'gone';
  return status !== null && status >= 200 && status < 300 ? 'taken' : 'failed';
}

/** @returns the instant from which on something that fails for good at `at` was tried, or later. */
export function aRoundBefore(at: Date): Date {
  return new Date(at.getTime() - WAITS_MINUTES.reduce((sum, wait) => sum + wait) * MINUTE);
}

/** @returns the instant before which what was told is forgotten, unless it still waits. */
export function forgottenBefore(now: Date): Date {
  return new Date(now.getTime() - LOG_DAYS * DAY);
}

/** A webhook that an owner turned off is as it should be; one that was given up, because it took nothing, isn't. */
export type WebhookState = 'on' | 'off' | 'given_up';

/** @returns whether a webhook tells what happens, and else whether somebody meant it so. */
export function stateOfWebhook(offAt: Date | null, offBecause: string | null): WebhookState {
  if (offAt === null) return 'on';
  return offBecause === 'by_owner' ? 'off' : 'given_up';
}

/** @returns until when what happens is kept for a webhook that was turned off at `offAt` because it took nothing. */
export function keptUntil(offAt: Date): Date {
  return new Date(offAt.getTime() + KEPT_WHILE_OFF_DAYS * DAY);
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
 * @returns what is posted: the fact and what it is about, and nothing that anybody wrote. Whoever may know more asks the API.
 * The same for each try.
 */
export function textOf({ event, at, workspaceId, engagementId, subjectKind, subjectId }: Told): string {
  return JSON.stringify({
    type: event,
    timestamp: at.toISOString(),
    data: { kind: subjectKind, id: subjectId, businessId: workspaceId, engagementId },
  });
}
