'use client';

import { useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { useOwnPlace } from '@/components/forms/typing/reader';
import { forgetTyping } from '@/components/forms/typing/stored-typing';
import type { FormAction } from '@/lib/platform/actions/form-state';
import { ChangedElsewhere } from './changed-elsewhere';
import { SaveStatus } from './save-status';
import { useSaver } from './use-saver';

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
  readonly consequence: string;
};

/**
 * Saves its form a moment after the last keystroke, at once after a file, and shows the state. A leaf inside its form,
 * together with KeepTyped, which keeps the same words in the browser until they are saved.
 */
export function Autosave<Data extends { readonly version: number }>(props: AutosaveProps<Data>) {
  const { action, href, consequence } = props;
  const place = useOwnPlace(props.place);
  const { here, saver, version, saved } = useSaver(action, place, props.version);
  const [page] = useState(props.page);
  const { state } = useForm();

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
          consequence={consequence}
          onTakeOver={() => saver.current?.takeOver()}
          onStartOver={startOver}
        />
      ) : (
        <SaveStatus state={saved} />
      )}
    </div>
  );
}
