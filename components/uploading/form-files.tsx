'use client';

import { useId, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { errorFor } from '@/lib/platform/actions/form-state';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { ChooseFiles } from './choose-files';
import { ComingFiles } from './coming-files';
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
  const files = useFormFiles(input, goal, waiting);
  return (
    <div className="grid gap-2">
      <ChooseFiles
        id={id}
        name={names.files}
        label={label}
        hint={hint}
        plainHint={plainHint}
        error={errorFor(state, names.files) ?? errorFor(state, names.uploads)}
        isOptional
        input={input}
        take={files.take}
      />
      <ComingFiles
        files={files}
        waiting={waiting}
        name={names.uploads}
        onRemoved={() => input.current?.focus()}
      />
      <p role="status" className="text-sm font-semibold empty:absolute">
        {files.isHeld ? held : null}
      </p>
    </div>
  );
}
