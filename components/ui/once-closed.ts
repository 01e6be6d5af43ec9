import type { SyntheticEvent } from 'react';

/**
 * @returns what handles a dialog's `close` event. That comes a moment after the closing, when somebody quick may have
 * opened the dialog again: its content then stays.
 */
export function onceClosed(handle: () => void) {
  return ({ currentTarget }: SyntheticEvent<HTMLDialogElement>) => {
    if (!currentTarget.open) handle();
  };
}
