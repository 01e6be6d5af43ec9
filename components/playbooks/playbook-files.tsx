'use client';

import { useForm } from '@/components/forms/action-form';
import { FormFiles } from '@/components/uploading/form-files';
import type { WaitingUpload } from '@/lib/uploads/queries';

type PlaybookFilesProps = {
  readonly playbook: { readonly workspaceId: string; readonly id: string };
  readonly files: readonly { readonly id: string; readonly name: string }[];
  /** those on their way into it */
  readonly waiting: readonly WaitingUpload[];
};

/** The files that go with each brief: existing ones can be left out, and more can be added while writing. */
export function PlaybookFiles({ playbook, files, waiting }: PlaybookFilesProps) {
  const { state } = useForm();
  const kept = state.status === 'refused' ? (state.values.attached ?? []) : files.map(({ id }) => id);
  return (
    <div className="grid gap-3">
      {files.length > 0 ? (
        <fieldset className="grid gap-1">
          <legend className="mb-1 font-semibold">Files that go with each brief</legend>
          {files.map(({ id, name }) => (
            <label key={id} className="tick-long">
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
      <FormFiles
        label="Add files"
        hint="Up to 1 GB each. Every brief from this playbook takes them along."
        plainHint="Up to 24 MB together. Every brief from this playbook takes them along."
        held="One moment: it is saved as soon as the files have arrived. Pause or remove one to continue."
        names={{ files: 'files', uploads: 'uploads' }}
        goal={{ workspaceId: playbook.workspaceId, said: { playbook: playbook.id } }}
        waiting={waiting}
      />
    </div>
  );
}
