'use client';

import { useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { useOwnPlace } from './reader';
import { type Found, findTyping, forgetTyping, keepTyping, type Meaning } from './stored-typing';

type KeepTypedProps = {
  /** identifies the form in this browser's storage */
  readonly place: string;
  readonly onFound: (values: FormValues) => void;
  readonly isFound: boolean;
  readonly meaning?: Meaning;
};

const SETTLE_MS = 300;

/**
 * Keeps what is typed in this browser until it is saved, and restores it after a reload, a crash or an expired session.
 * A leaf inside its form.
 */
export function KeepTyped({ place: named, onFound, isFound, meaning }: KeepTypedProps) {
  const place = useOwnPlace(named);
  const here = useRef<HTMLDivElement>(null);
  const { state } = useForm();
  const [found, setFound] = useState<Found | null>(null);
  const wasRefused = useRef(state.status === 'refused');

  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    // what came back with a refusal is newer than anything kept
    const typed = wasRefused.current ? null : findTyping(place, form, meaning);
    if (typed) {
      setFound(typed);
      onFound(typed.values);
    }
    let settling: ReturnType<typeof setTimeout> | undefined;
    const keep = () => {
      clearTimeout(settling);
      settling = undefined;
      keepTyping(place, form);
    };
    const keepSoon = () => {
      clearTimeout(settling);
      settling = setTimeout(keep, SETTLE_MS);
    };
    form.addEventListener('input', keepSoon);
    form.addEventListener('submit', keep);
    return () => {
      if (settling !== undefined) keep();
      form.removeEventListener('input', keepSoon);
      form.removeEventListener('submit', keep);
    };
  }, [place, onFound, meaning]);

  const startOver = () => {
    forgetTyping(place);
    // what is saved may be newer than what this page was opened with
    window.location.reload();
  };
  return (
    <div ref={here} className={isFound ? undefined : 'hidden'} data-keeps-typing>
      {isFound && found ? (
        <Notice title="This is what you had typed here and not saved">
          <p>
            From {found.at.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}, this
            device’s time.
            {found.isOlder ? ' What is saved was changed since; saving this puts it in its place.' : ''}
          </p>
          <Button look="plain" onClick={startOver}>
            Start from what is saved
          </Button>
        </Notice>
      ) : null}
    </div>
  );
}
