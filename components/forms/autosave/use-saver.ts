import { useEffect, useRef, useState } from 'react';
import { forgetTyping } from '@/components/forms/typing/stored-typing';
import { wasTypedBefore } from '@/components/forms/typing/typed-before';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { makeSaver, type Saver, type SaveState } from './saver';

/**
 * Listens to the form around an element, and saves it: after a pause in typing, at once after a file, and when the
 * connection or the person is back.
 * @param place identifies the form in this browser's storage, which forgets what is saved
 * @param firstVersion what the page was made with
 * @returns `here` for the element, the `saver`, the `version` of the last save, and how saving goes (`saved`)
 */
export function useSaver<Data extends { readonly version: number }>(
  action: FormAction<Data>,
  place: string,
  firstVersion: number,
) {
  const here = useRef<HTMLDivElement>(null);
  const saver = useRef<Saver | null>(null);
  // goes up with this page's own saves only: a refresh may bring the version of somebody else's save
  const [version, setVersion] = useState(firstVersion);
  const [saved, setSaved] = useState<SaveState>({ kind: 'nothing typed' });

  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form) return;
    const made = makeSaver({
      action,
      read: () => new FormData(form),
      tell: (next) => {
        if (next.kind === 'saved') forgetTyping(place);
        setSaved(next);
      },
      onSaved: (data) => {
        setVersion(data.version);
        // the next save may begin before React has written this
        const input = form.elements.namedItem('version');
        if (input instanceof HTMLInputElement) input.value = String(data.version);
      },
    });
    saver.current = made;
    const isBack = () => {
      if (document.visibilityState === 'visible') made.hurry();
    };
    const onInput = ({ target }: Event) => {
      made.typed();
      // an event from part of the form, such as its files, rather than a control being typed in: saved without waiting
      // for a pause
      if (target !== form && !isControl(target)) made.hurry();
    };
    form.addEventListener('input', onInput);
    form.addEventListener('submit', made.stop);
    window.addEventListener('online', made.hurry);
    document.addEventListener('visibilitychange', isBack);
    // what was typed before scripts had loaded counts as typed now, for every listener of the form
    if (wasTypedBefore(form)) form.dispatchEvent(new Event('input', { bubbles: true }));
    return () => {
      form.removeEventListener('input', onInput);
      form.removeEventListener('submit', made.stop);
      window.removeEventListener('online', made.hurry);
      document.removeEventListener('visibilitychange', isBack);
      // somebody who leaves for another page at this moment finds it saved there
      made.hurry();
    };
  }, [action, place]);

  return { here, saver, version, saved };
}

function isControl(target: EventTarget | null): boolean {
  const controls = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement];
  return controls.some((control) => target instanceof control);
}
