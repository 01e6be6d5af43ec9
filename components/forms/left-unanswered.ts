import { useEffect, useRef, useSyncExternalStore } from 'react';
import { hasPosting } from '@/components/unsent/queue';
import type { FormAction } from '@/lib/platform/actions/form-state';

/** A form that was sent, and of which nobody knows what became of it. */
export type UnansweredForm = {
  /** what the pressed button says; empty where there was none */
  readonly button: string;
  readonly action: FormAction;
  readonly sent: FormData;
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
 * A form in a list can leave the page while its answer is lost: it was done, and the page has heard of it, or somebody
 * else was faster. What it has sent is then kept until its person has been told what became of it.
 * @returns how a form notes what has got no answer; null once it is being sent again
 */
export function useLeaving(): (form: UnansweredForm | null) => void {
  const noted = useRef<(() => void) | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      noted.current?.();
    };
  }, []);
  return (form) => {
    const { pathname } = location;
    noted.current = form && (() => leave(form, pathname));
    if (isGone.current) noted.current?.();
  };
}

/** Whoever went to another page has read that there is no answer; and what waits on this device is sent by itself. */
function leave(form: UnansweredForm, pathname: string): void {
  if (location.pathname !== pathname || hasPosting(String(form.sent.get('once')))) return;
  change([...left, form]);
}

function change(next: readonly UnansweredForm[]): void {
  left = next;
  for (const look of watching) look();
}

function watch(look: () => void): () => void {
  watching.add(look);
  return () => watching.delete(look);
}
