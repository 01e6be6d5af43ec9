'use client';

import { useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { findTyping, forgetTyping, keepTyping } from './kept-typing';

type KeepTypedProps = {
  /** names the form in this browser's storage */
  readonly place: string;
  readonly onFound: (values: FormValues | null) => void;
  readonly isFound: boolean;
};

const SETTLE_MS = 300;

/**
 * Keeps what is typed in this browser until it is saved, and brings it back after a reload, a crash or an expired
 * session. A leaf inside its form.
 */
export function KeepTyped({ place, onFound, isFound }: KeepTypedProps) {
  const here = useRef<HTMLDivElement>(null);
  const { state } = useForm();
  const [foundAt, setFoundAt] = useState<Date | null>(null);
  const wasRefused = useRef(state.status === 'refused');

  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    // what came back with a refusal is newer than anything kept
    const found = wasRefused.current ? null : findTyping(place, form);
    if (found) {
      setFoundAt(found.at);
      onFound(found.values);
    }
    let settling: ReturnType<typeof setTimeout> | undefined;
    const keep = () => keepTyping(place, form);
    const keepSoon = () => {
      clearTimeout(settling);
      settling = setTimeout(keep, SETTLE_MS);
    };
    form.addEventListener('input', keepSoon);
    form.addEventListener('submit', keep);
    return () => {
      clearTimeout(settling);
      form.removeEventListener('input', keepSoon);
      form.removeEventListener('submit', keep);
    };
  }, [place, onFound]);

  const startOver = () => {
    forgetTyping(place);
    onFound(null);
  };
  return (
    <div ref={here} className={isFound ? undefined : 'hidden'}>
      {isFound && foundAt ? (
        <Notice title="This is what you had typed here and not saved">
          <p>
            From {foundAt.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}, this device’s
            time.
          </p>
          <Button look="plain" onClick={startOver}>
            Start from what is saved
          </Button>
        </Notice>
      ) : null}
    </div>
  );
}
