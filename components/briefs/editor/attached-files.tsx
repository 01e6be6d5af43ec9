'use client';

import { useEffect, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { ChooseFiles } from '@/components/uploading/choose-files';
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
      <Choosing />
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

function Choosing() {
  const { take } = useFiles();
  const { state } = useForm();
  const input = useRef<HTMLInputElement>(null);
  return (
    <ChooseFiles
      id={CHOOSER}
      name="files"
      label="Add files"
      hint={WITH_SCRIPTS}
      plainHint="Up to 24 MB together."
      error={errorFor(state, 'files')}
      isOptional
      input={input}
      take={take}
    />
  );
}
