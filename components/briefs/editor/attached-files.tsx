'use client';

import { type ChangeEvent, useId } from 'react';
import { useForm } from '@/components/forms/action-form';
import { Button } from '@/components/ui/button';
import { describedBy, Field, INPUT_LOOK } from '@/components/ui/field';
import { errorFor } from '@/lib/platform/actions/form-state';
import { useFiles } from './files-in-hand';
import type { Upload } from './uploads';

type AttachedFilesProps = {
  /** ids of those that go with the brief */
  readonly attached: readonly string[];
};

/** The files of a brief: each can be left out again. Without scripts they come with the form, by the same control. */
export function AttachedFiles({ attached }: AttachedFilesProps) {
  const { files, added, uploads } = useFiles();
  const { state } = useForm();
  const kept = state.status === 'refused' ? (state.values.attached ?? []) : attached;
  return (
    <div className="grid gap-3">
      {files.length > 0 ? (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold">Files that go with it</legend>
          {files.map(({ id, name }) => (
            <label key={id} className="flex min-h-6 items-start gap-2.5 [overflow-wrap:anywhere]">
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
      <ul className="grid gap-1" aria-live="polite">
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} />
        ))}
      </ul>
      <ChooseFiles />
    </div>
  );
}

function UploadLine({ upload }: { readonly upload: Upload }) {
  const { retry, leaveOut } = useFiles();
  const { file, failure } = upload;
  if (failure === null) return <li className="text-sm text-quiet">{file.name} is on its way…</li>;
  return (
    <li className="flex flex-wrap items-center gap-x-4 text-sm text-risk">
      {file.name}: {failure.message}
      <Button look="plain" onClick={() => retry(upload)}>
        Try again
      </Button>
      <Button look="plain" onClick={() => leaveOut(upload)}>
        Leave it out
      </Button>
    </li>
  );
}

function ChooseFiles() {
  const id = useId();
  const { take } = useFiles();
  const { state } = useForm();
  const error = errorFor(state, 'files');
  const onChange = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    take([...(currentTarget.files ?? [])]);
    // it goes up by itself; with the form it would go up a second time
    currentTarget.value = '';
  };
  return (
    <Field
      id={id}
      label="Add files"
      hint="Up to 25 MB each. You can also paste or drop them into the instructions, where pictures are shown."
      error={error}
      isOptional
    >
      <input
        id={id}
        name="files"
        type="file"
        multiple
        onChange={onChange}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, { hint: true, error: error !== undefined })}
        className={`${INPUT_LOOK} file:me-3 file:rounded-sm file:border-0 file:bg-sunken file:px-3 file:py-1 file:font-semibold file:text-ink`}
      />
    </Field>
  );
}
