'use client';

import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { errorFor } from '@/lib/platform/actions/form-state';
import { useFiles } from './files-in-hand';

type AttachedFilesProps = {
  /** ids of those that go with the brief */
  readonly attached: readonly string[];
};

/** A brief's files: each can be left out again. Without scripts they come with the form, by the same control. */
export function AttachedFiles({ attached }: AttachedFilesProps) {
  const { files, added } = useFiles();
  const { state } = useForm();
  const kept = state.status === 'refused' ? (state.values.attached ?? []) : attached;
  return (
    <div className="grid gap-3">
      {files.length > 0 ? (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold">Files that go with it</legend>
          {files.map(({ id, name }) => (
            <label key={id} className="tick-long">
              <input
                type="checkbox"
                name="attached"
                value={id}
                defaultChecked={kept.includes(id) || added.includes(id)}
                className="mt-1 size-5 shrink-0 accent-accent"
              />
              {name}
            </label>
          ))}
        </fieldset>
      ) : null}
      <ChooseFiles />
      <OnTheirWay />
    </div>
  );
}

/** The files still uploading, and whether the brief waits for them. */
function OnTheirWay() {
  const { arriving, unsent, isHeld } = useFiles();
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isHeld) told.current?.scrollIntoView({ block: 'nearest' });
  }, [isHeld]);
  return (
    <>
      {arriving ? (
        <arriving.ArrivingFiles transfers={arriving.transfers} name="uploads" onRemoved={focusOnChoosing} />
      ) : null}
      {unsent.map((name) => (
        <p key={name} className="text-sm text-quiet">
          {name} waits for a connection, and is sent once there is one.
        </p>
      ))}
      <p ref={told} role="status" className="scroll-mb-24 text-sm font-semibold empty:absolute">
        {isHeld
          ? 'One moment: it goes as soon as the files have arrived. Pause or remove one to go on.'
          : null}
      </p>
    </>
  );
}

const CHOOSER = 'brief-files';

function focusOnChoosing(): void {
  document.getElementById(CHOOSER)?.focus();
}

const WITH_SCRIPTS =
  'Up to 1 GB each. You can also paste or drop them into the instructions, where pictures are shown.';

function ChooseFiles() {
  const id = CHOOSER;
  const { take } = useFiles();
  const { state } = useForm();
  const [isAble, setAble] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const sent = useRef(take);
  sent.current = take;
  useEffect(() => {
    setAble(true);
    // chosen before scripts had loaded
    if (input.current?.files?.length) sendChosen(input.current, sent.current);
  }, []);
  const error = errorFor(state, 'files');
  return (
    <Field
      id={id}
      label="Add files"
      hint={isAble ? WITH_SCRIPTS : 'Up to 24 MB together.'}
      error={error}
      isOptional
    >
      <input
        id={id}
        name="files"
        type="file"
        multiple
        ref={input}
        onChange={({ currentTarget }: ChangeEvent<HTMLInputElement>) => sendChosen(currentTarget, take)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
        className={INPUT_LOOK}
      />
    </Field>
  );
}

/** They upload by themselves; with the form they would be sent a second time. */
function sendChosen(input: HTMLInputElement, take: (files: readonly File[]) => void): void {
  take([...(input.files ?? [])]);
  input.value = '';
}
