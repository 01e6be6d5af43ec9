import { type RefObject, useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';

/**
 * Holds back a form sent while files are still uploading, and sends it once they have arrived.
 * @param here somewhere in the form
 * @param isBusy whether something is under way that will arrive by itself; always the same function
 * @returns whether the form is held, and `settle`, to be called when something about the files has changed: `canSend`
 * says whether nothing prevents sending any more.
 */
export function useDelayedSubmit(here: RefObject<HTMLElement | null>, isBusy: () => boolean) {
  const { hold } = useForm();
  const [isHeld, setHeld] = useState(false);
  /** the form is held; with the button that was pressed, which may say what the form is to do */
  const held = useRef<{ readonly by: HTMLElement | null } | null>(null);
  const busy = useRef(isBusy);
  const release = useRef(() => {
    held.current = null;
    setHeld(false);
    hold(null);
  });

  useEffect(() => {
    const form = here.current?.closest('form');
    // listened for in the capturing phase, before the form's own listeners
    const onSubmit = (event: SubmitEvent) => {
      if (!busy.current()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const by = event.submitter;
      const stop = () => {
        release.current();
        // the pressed stop button is gone, so the focus goes back to the one that sent the form
        by?.focus();
      };
      held.current = { by };
      setHeld(true);
      hold({ by, stop });
    };
    form?.addEventListener('submit', onSubmit, { capture: true });
    return () => form?.removeEventListener('submit', onSubmit, { capture: true });
  }, [here, hold]);

  const settle = useRef((canSend: boolean) => {
    if (!held.current || busy.current()) return;
    const { by } = held.current;
    release.current();
    if (canSend) here.current?.closest('form')?.requestSubmit(by);
  });
  return { isHeld, settle: settle.current };
}
