'use client';

import { Submit } from '@/components/forms/fields';

/** Sends the message. */
export function SendButtons() {
  return (
    <Submit look="quiet" pending="Sending…">
      Send
    </Submit>
  );
}
