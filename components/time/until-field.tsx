'use client';

import { useEffect, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { isUnanswered } from '@/components/forms/answered';
import { TextField } from '@/components/forms/fields';

/**
 * Until when a timer ran. Left empty, it stops when the server hears of it: whoever pressed without a connection finds
 * the moment written down, so that the time until they are back isn't counted as work.
 */
export function UntilField({ zone }: { zone: string }) {
  const { state } = useForm();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = place.current?.querySelector('input');
    if (input?.value !== '' || state.status === 'idle' || !isUnanswered(state)) return;
    input.value = typedIn(zone, state.at);
  }, [state, zone]);
  return (
    <div ref={place}>
      <TextField
        name="until"
        label="Worked until"
        hint="Leave it empty for now."
        type="datetime-local"
        isOptional
      />
    </div>
  );
}

/** @returns a moment as such a field has it, `2026-11-27T17:00`, on the clock of the person, whatever the device shows. */
function typedIn(zone: string, at: number): string {
  const swedish = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return swedish.format(at).replace(' ', 'T');
}
