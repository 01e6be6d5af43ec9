'use client';

import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { type ButtonLook, buttonLook } from '@/components/ui/button';

type UnfoldingProps = {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
  /** it is already wanted: a link led to it */
  readonly isOpen?: boolean;
  /** announced once it is done, if nothing else on the page does so */
  readonly done?: string;
};

/**
 * The inside of a form that stays folded until it is wanted. It opens by its own summary without scripts, stays open
 * while something in it needs correcting, and folds once it is done, or emptied because it waits on the device: the
 * focus then goes to its summary. While it is open, the action bar on phones, which would cover it with a button of the
 * same name, steps aside.
 */
export function Unfolding({ id, title, children, isOpen = false, done = '' }: UnfoldingProps) {
  const { state } = useForm();
  const fold = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (!fold.current || state.status === 'idle') return;
    if (state.status === 'refused') fold.current.open = true;
    else close(fold.current);
  }, [state]);
  useEffect(() => {
    const form = fold.current?.closest('form');
    const onReset = () => fold.current && close(fold.current);
    form?.addEventListener('reset', onReset);
    return () => form?.removeEventListener('reset', onReset);
  }, []);
  return (
    <>
      <details
        ref={fold}
        id={id}
        open={isOpen || state.status === 'refused'}
        className="unfolding border-b border-line"
      >
        <summary className="fold-title min-h-12">{title}</summary>
        <div className="grid max-w-measure justify-items-start gap-4 pb-6 pt-2 [&>*]:w-full">{children}</div>
      </details>
      {done ? (
        <p role="status" className="sr-only">
          {state.status === 'done' ? done : ''}
        </p>
      ) : null}
    </>
  );
}

/** Folds it; the focus, which would otherwise be lost, goes to its summary. */
function close(fold: HTMLDetailsElement): void {
  const isIn = fold.contains(document.activeElement);
  fold.open = false;
  if (isIn) fold.querySelector('summary')?.focus({ preventScroll: true });
}

type UnfoldsProps = {
  readonly target: string;
  readonly look?: ButtonLook;
  /** the inbox key that does the same */
  readonly letter?: 'd' | 'q';
  readonly children: ReactNode;
};

/** Goes to a folded form, opens it and puts the cursor into its first field. Without scripts it only scrolls there. */
export function Unfolds({ target, look = 'quiet', letter, children }: UnfoldsProps) {
  const onClick = (event: MouseEvent) => {
    const fold = document.getElementById(target);
    if (!(fold instanceof HTMLDetailsElement)) return;
    event.preventDefault();
    fold.open = true;
    fold.scrollIntoView({ block: 'start' });
    fold.querySelector<HTMLElement>('textarea, input:not([type="hidden"])')?.focus({ preventScroll: true });
  };
  return (
    <a
      href={`#${target}`}
      onClick={onClick}
      data-letter={letter}
      aria-keyshortcuts={letter}
      className={buttonLook(look)}
    >
      {children}
    </a>
  );
}
