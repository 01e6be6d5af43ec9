import { useSyncExternalStore } from 'react';
import { hasPosting } from '@/components/unsent/queue';
import type { FormAction } from '@/lib/platform/actions/form-state';
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
let left: readonly UnansweredForm[] = [];
const watching = new Set<() => void>();
const NONE: readonly UnansweredForm[] = [];

/** @returns the forms that have left the page before there was an answer to them. */
export function useLeftUnanswered(): readonly UnansweredForm[] {
  return useSyncExternalStore(
    watch,
    () => left,
    () => NONE,
  );
}

/** Its person has its answer, or doesn't want to know. */
export function forgetLeft(form: UnansweredForm): void {
  change(left.filter((each) => each !== form));
}

/**
 * Keeps what a form has sent that left the page without an answer, until its person has been told what became of it.
 * What waits on this device is sent by itself.
 */
export function leaveUnanswered(form: UnansweredForm): void {
  if (!hasPosting(String(form.sent.get('once')))) change([...left, form]);
}

function change(next: readonly UnansweredForm[]): void {
  left = next;
  for (const look of watching) look();
}

function watch(look: () => void): () => void {
  watching.add(look);
  return () => watching.delete(look);
}
