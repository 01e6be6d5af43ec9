import { randomUUID } from 'node:crypto';
import { log } from '@/lib/platform/logging/log';
import { type Refusal, Refused } from '@/lib/platform/result';
import { isBusy } from '@/lib/platform/tenancy/busy';
import { OutcomeUnknown } from '@/lib/platform/tenancy/outcome';

/**
 * @returns what a person is told about what an action threw. Anything but a refusal is logged under a reference, which
 * they are told.
 */
export function refusalOf(error: unknown, action: string): Refusal {
  if (error instanceof Refused) return error.refusal;
  const reference = randomUUID().slice(0, 8);
  if (error instanceof OutcomeUnknown) {
    log.error({ err: error, action, reference }, 'an action may have been done');
    return {
      code: 'unknown',
      message: `We lost the connection to our database at the last moment, so this may have been done, or not. What you typed is kept: load the page again before you try once more. If it keeps happening, mention ${reference}.`,
    };
  }
  if (isBusy(error)) {
    log.warn({ err: error, action, reference }, 'an action came at a busy moment');
    return {
      code: 'busy',
      message: `Handover is busy just now. Nothing was changed, and what you typed is kept: try again in a moment. If it keeps happening, mention ${reference}.`,
    };
  }
  log.error({ err: error, action, reference }, 'an action failed');
  return {
    code: 'bug',
    message: `Something went wrong on our side. Nothing was changed, and what you typed is kept. Try again; if it keeps happening, mention ${reference}.`,
  };
}
