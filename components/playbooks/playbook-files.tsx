'use client';

import { useForm } from '@/components/forms/action-form';
import { FileField } from '@/components/forms/file-field';

type PlaybookFilesProps = { readonly files: readonly { readonly id: string; readonly name: string }[] };

/** The files that each brief takes along: those that are there can be left out, and more come with the form. */
export function PlaybookFiles({ files }: PlaybookFilesProps) {
  const { state } = useForm();
  const kept = state.status === 'refused' ? (state.values.attached ?? []) : files.map(({ id }) => id);
  return (
    <div className="grid gap-3">
      {files.length > 0 ? (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold">Files that go with each brief</legend>
          {files.map(({ id, name }) => (
            <label key={id} className="flex min-h-6 items-start gap-2.5 [overflow-wrap:anywhere]">
              <input
                type="checkbox"
                name="attached"
                value={id}
                defaultChecked={kept.includes(id)}
                className="mt-1 size-5 shrink-0 accent-accent"
              />
              {name}
            </label>
          ))}
        </fieldset>
      ) : null}
      <FileField
        name="files"
        label="Add files"
        hint="Up to 24 MB together. Every brief from this playbook takes them along."
      />
    </div>
  );
}
