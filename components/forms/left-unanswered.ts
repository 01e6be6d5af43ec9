import { hasPosting } from '@/components/unsent/queue';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { watchedList } from './watched-list';
import type { WrittenText } from './written-texts';

/** A form that was sent, and of which nobody knows what became of it. */
export type UnansweredForm = {
  /** what the pressed button says; empty where there was none */
  readonly button: string;
  readonly action: FormAction;
  readonly sent: FormData;
  readonly texts: readonly WrittenText[];
};

/** Those whose form has left the page meanwhile. */
const left = watchedList<UnansweredForm>();

/** @returns the forms that have left the page before there was an answer to them. */
export const useLeftUnanswered = left.use;

/** Its person has its answer, or doesn't want to know. */
export const forgetLeft = left.remove;

/** Somebody else is signed in now. */
export const forgetAllLeft = left.clear;

/**
 * Keeps what a form has sent that left the page without an answer, until its person has been told what became of it.
 * What waits on this device is sent by itself.
 */
export function leaveUnanswered(form: UnansweredForm): void {
  if (!hasPosting(String(form.sent.get('once')))) left.add(form);
}
