'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { errorFor } from '@/lib/platform/actions/form-state';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { ArrivedBefore } from './arrived-before';
import { UnsentFiles } from './unsent-files';
import { type FilesGoal, useFormFiles } from './use-form-files';

type FormFilesProps = {
  readonly label: string;
  /** with scripts, which send each file by itself */
  readonly hint: string;
  /** without them all come with the form, at once */
  readonly plainHint: string;
  /** what is said while the form waits for its files */
  readonly held: string;
  /** under which files are posted that come with the form, and those that have arrived before it */
  readonly names: { readonly files: string; readonly uploads: string };
  readonly goal: FilesGoal;
  /** what has come before, and isn't used yet */
  readonly waiting: readonly WaitingUpload[];
};

/**
 * Files of any size: with scripts they begin to upload as soon as they are chosen, and resume after a lost connection
 * or a reload; without, they are posted with the form. The uploading code is loaded when the first one is chosen.
 */
export function FormFiles({ label, hint, plainHint, held, names, goal, waiting }: FormFilesProps) {
  const id = useId();
  const { state } = useForm();
  const input = useRef<HTMLInputElement>(null);
  const [isAble, setAble] = useState(false);
  const { arriving, unsent, isHeld, take, remove } = useFormFiles(input, goal, waiting);
  const error = errorFor(state, names.files) ?? errorFor(state, names.uploads);
  /** They upload by themselves; with the form they would be sent a second time. */
  const takeChosen = (chosen: HTMLInputElement) => {
    take([...(chosen.files ?? [])]);
    chosen.value = '';
  };
  const taking = useRef(takeChosen);
  taking.current = takeChosen;
  useEffect(() => {
    setAble(true);
    // chosen before scripts had loaded
    if (input.current?.files?.length) taking.current(input.current);
  }, []);
  const focusOnInput = () => input.current?.focus();
  return (
    <div className="grid gap-2">
      <Field id={id} label={label} hint={isAble ? hint : plainHint} error={error} isOptional>
        <input
          ref={input}
          id={id}
          name={names.files}
          type="file"
          multiple
          onChange={({ currentTarget }) => takeChosen(currentTarget)}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
          className={INPUT_LOOK}
        />
      </Field>
      {arriving ? (
        <arriving.ArrivingFiles
          transfers={arriving.transfers}
          name={names.uploads}
          onRemoved={focusOnInput}
        />
      ) : (
        <ArrivedBefore waiting={waiting} name={names.uploads} />
      )}
      <UnsentFiles
        unsent={unsent}
        name={names.uploads}
        onRemove={(each) => {
          remove(each);
          focusOnInput();
        }}
      />
      <p role="status" className="text-sm font-semibold empty:absolute">
        {isHeld ? held : null}
      </p>
    </div>
  );
}
