'use client';

import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { MOST_KEPT_MB } from '@/components/unsent/queue';
import { ArrivedBefore } from '@/components/uploading/arrived-before';
import { UnsentFiles } from '@/components/uploading/unsent-files';
import { useFormFiles } from '@/components/uploading/use-form-files';
import { errorFor } from '@/lib/platform/actions/form-state';
import type { SubjectRef } from '@/lib/threads/subjects';
import type { WaitingUpload } from '@/lib/uploads/queries';

type ComposedFilesProps = {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly about: SubjectRef;
  /** what came before, here or on another device, and waits to be sent */
  readonly waiting: readonly WaitingUpload[];
};

const WITH_SCRIPTS = `At most ten, up to 1 GB each. Without a connection up to ${MOST_KEPT_MB} MB wait on this device, and are sent with the message.`;

/** Files that go with a message: chosen, or pasted into its text or dropped there. Without scripts they come with the form. */
export function ComposedFiles({ box, about, waiting }: ComposedFilesProps) {
  const id = useId();
  const { state } = useForm();
  const fold = useRef<HTMLDetailsElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [isAble, setAble] = useState(false);
  const { workspaceId, subject, subjectId } = about;
  const goal = { workspaceId, said: { subject, subjectId } };
  const { arriving, unsent, isHeld, take, remove } = useFormFiles(fold, goal, waiting);
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    setAble(true);
    const { current } = box;
    if (!current) return;
    const onFiles = (event: Event, files: FileList | undefined) => {
      if (!files || files.length === 0) return;
      event.preventDefault();
      taking.current([...files]);
    };
    const onPaste = (event: ClipboardEvent) => onFiles(event, event.clipboardData?.files);
    const onDrop = (event: DragEvent) => onFiles(event, event.dataTransfer?.files);
    current.addEventListener('paste', onPaste);
    current.addEventListener('drop', onDrop);
    return () => {
      current.removeEventListener('paste', onPaste);
      current.removeEventListener('drop', onDrop);
    };
  }, [box]);
  /** They upload by themselves; with the form they would be sent a second time. */
  const takeChosen = useRef((chosen: HTMLInputElement) => {
    taking.current([...(chosen.files ?? [])]);
    chosen.value = '';
  });
  useEffect(() => {
    // chosen before scripts had loaded
    if (input.current?.files?.length) takeChosen.current(input.current);
  }, []);
  const focusOnFold = () => fold.current?.querySelector('summary')?.focus();
  const error = errorFor(state, 'files') ?? errorFor(state, 'uploads');
  return (
    <div className="grid w-full gap-2">
      {arriving ? (
        <arriving.ArrivingFiles transfers={arriving.transfers} name="uploads" onRemoved={focusOnFold} />
      ) : (
        <ArrivedBefore waiting={waiting} name="uploads" />
      )}
      <UnsentFiles
        unsent={unsent}
        name="uploads"
        onRemove={(each) => {
          remove(each);
          focusOnFold();
        }}
      />
      <details ref={fold} className="w-full" open={error !== undefined || undefined}>
        <summary className="fold-quiet">Add files</summary>
        <div className="mt-2">
          <Field
            id={id}
            label="Files"
            hint={isAble ? WITH_SCRIPTS : 'At most ten, together up to 24 MB.'}
            error={error}
          >
            <input
              ref={input}
              id={id}
              name="files"
              type="file"
              multiple
              onChange={({ currentTarget }) => takeChosen.current(currentTarget)}
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
              className={INPUT_LOOK}
            />
          </Field>
        </div>
      </details>
      <p role="status" className="text-sm font-semibold empty:absolute">
        {isHeld
          ? 'One moment: it goes as soon as the files have arrived. Pause or remove one to go on.'
          : null}
      </p>
    </div>
  );
}
