'use client';

import { type MouseEvent, useRef } from 'react';
import { SignInElsewhere } from '@/components/forms/refusal-words';
import { Button } from '@/components/ui/button';
import type { SaveState } from './saver';

/** Shows the state of saving. Only what prevents saving is announced: "Saved" every few seconds is noise. */
export function SaveStatus({ state }: { state: SaveState }) {
  const here = useRef<HTMLDivElement>(null);
  const goTo = (field: string) => (event: MouseEvent) => {
    event.preventDefault();
    const found = here.current?.closest('form')?.elements.namedItem(field);
    if (found instanceof HTMLElement) found.focus();
  };
  return (
    <div ref={here} className="max-w-measure text-sm text-quiet">
      <p>{calmWords(state)}</p>
      <div role="status">
        {state.kind === 'no connection' ? (
          <p className="text-risk">
            Not saved: no connection. What you typed is kept in this browser, and saved once there is one.
          </p>
        ) : null}
        {state.kind === 'signed out' ? (
          <p className="text-risk">
            Not saved: your session has ended. What you typed is kept in this browser. <SignInElsewhere />,
            and it is saved from here.
          </p>
        ) : null}
        {state.kind === 'refused' ? (
          <p className="text-risk">
            Not saved yet, but kept in this browser. {state.message}{' '}
            {state.field === null ? null : (
              <Button look="plain" className="min-h-6! py-0! text-sm" onClick={goTo(state.field)}>
                Go there
              </Button>
            )}
          </p>
        ) : null}
      </div>
    </div>
  );
}

function calmWords(state: SaveState): string {
  if (state.kind === 'saving') return 'Saving…';
  if (state.kind !== 'saved') return '';
  return `Saved ${state.at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}
