import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Holds a form back that is sent while files are still on their way, and sends it once they have arrived.
 * @param input somewhere in the form
 * @param isBusy whether something is on its way that will arrive by itself; always the same function
 * @returns whether the form is held, and `settle`, to be called when something has changed about the files: `canSend` says
 * whether nothing stands in the way any more.
 */
export function useHeldSubmit(input: RefObject<HTMLInputElement | null>, isBusy: () => boolean) {
  const [isHeld, setHeld] = useState(false);
  const held = useRef(false);
  const busy = useRef(isBusy);

  useEffect(() => {
    const form = input.current?.form;
    // heard before the form itself hears it
    const onSubmit = (event: Event) => {
      if (!busy.current()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      held.current = true;
      setHeld(true);
    };
    form?.addEventListener('submit', onSubmit, { capture: true });
    return () => form?.removeEventListener('submit', onSubmit, { capture: true });
  }, [input]);

  const settle = useRef((canSend: boolean) => {
    if (!held.current || busy.current()) return;
    held.current = false;
    setHeld(false);
    if (canSend) input.current?.form?.requestSubmit();
  });
  return { isHeld, settle: settle.current };
}
