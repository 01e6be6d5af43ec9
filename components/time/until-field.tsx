'use client';

import { useEffect, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { TextField } from '@/components/forms/fields';
import { isUnanswered } from '@/components/forms/unanswered';
import { placeOf } from '@/lib/platform/time/format';

/**
 * Until when a timer ran. If empty, it stops when the server hears of it: somebody who presses without a connection
 * finds the present time filled in, so that the time until they are back online isn't counted as work.
 */
export function UntilField({ zone }: { zone: string }) {
  const { state } = useForm();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const input = place.current?.querySelector<HTMLInputElement>('input[name=until]');
    if (input?.value !== '' || state.status === 'idle' || !isUnanswered(state)) return;
    input.value = typedIn(zone, state.at);
    // with that, what was sent isn't what the form says any more
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }, [state, zone]);
  return (
    <div ref={place}>
      {/* the page may be older than a move to another zone */}
      <input type="hidden" name="zone" value={zone} />
      <TextField
        name="until"
        label="Worked until"
        hint={`On the clock in ${placeOf(zone)}. Leave it empty if you are stopping now.`}
        type="datetime-local"
        isOptional
      />
    </div>
  );
}

/** @returns an instant for such a field, `2026-11-27T17:00`, on the person's clock, whatever the device shows. */
function typedIn(zone: string, at: number): string {
  const swedish = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return swedish.format(at).replace(' ', 'T');
}
