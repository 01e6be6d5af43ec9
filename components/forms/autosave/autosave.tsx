'use client';

import { useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { forgetTyping } from '@/components/forms/typing/kept-typing';
import { useOwnPlace } from '@/components/forms/typing/reader';
import { wasTypedBefore } from '@/components/forms/typing/typed-before';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { ChangedElsewhere } from './changed-elsewhere';
import { SaveStatus } from './save-status';
import { makeSaver, type Saver, type SaveState } from './saver';

type AutosaveProps<Data extends { readonly version: number }> = {
  readonly action: FormAction<Data>;
  /** identifies the form in this browser's storage */
  readonly place: string;
  /** what the page was made with; every save makes a new one */
  readonly version: number;
  /** identifies this open page; the first value counts */
  readonly page: string;
  /** where the saved version can be seen */
  readonly href: string;
  /** what becomes of the other person's words when these replace them */
  readonly fate: string;
};

/**
 * Saves its form a moment after the last keystroke, at once after a file, and shows the state. A leaf inside its form,
 * together with KeepTyped, which keeps the same words in the browser until they are saved.
 */
export function Autosave<Data extends { readonly version: number }>(props: AutosaveProps<Data>) {
  const { action, href, fate } = props;
  const place = useOwnPlace(props.place);
  const here = useRef<HTMLDivElement>(null);
  const saver = useRef<Saver | null>(null);
  // goes up with this page's own saves only: a refresh may bring the version of somebody else's save
  const [version, setVersion] = useState(props.version);
  const [page] = useState(props.page);
  const [saved, setSaved] = useState<SaveState>({ kind: 'nothing typed' });
  const { state } = useForm();

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

  const startOver = () => {
    saver.current?.stop();
    forgetTyping(place);
    window.location.reload();
  };
  const changed =
    saved.kind === 'changed elsewhere' ||
    (state.status === 'refused' && state.code === 'changed_meanwhile' && saved.kind !== 'saved');
  return (
    <div ref={here} className="min-w-0 flex-1">
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="savedIn" value={page} />
      {changed ? (
        <ChangedElsewhere
          message={saved.kind === 'changed elsewhere' ? saved.message : null}
          href={href}
          fate={fate}
          onTakeOver={() => saver.current?.takeOver()}
          onStartOver={startOver}
        />
      ) : (
        <SaveStatus state={saved} />
      )}
    </div>
  );
}

function isControl(target: EventTarget | null): boolean {
  const controls = [HTMLInputElement, HTMLTextAreaElement, HTMLSelectElement];
  return controls.some((control) => target instanceof control);
}
