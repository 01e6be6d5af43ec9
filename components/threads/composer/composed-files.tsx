'use client';

import { type RefObject, useId, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { MOST_KEPT_MB } from '@/components/unsent/queue';
import { ChooseFiles } from '@/components/uploading/choose-files';
import { ComingFiles } from '@/components/uploading/coming-files';
import { useFormFiles } from '@/components/uploading/use-form-files';
import { errorFor } from '@/lib/platform/actions/form-state';
import type { SubjectRef } from '@/lib/threads/subjects';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { usePastedFiles } from './use-pasted-files';

type ComposedFilesProps = {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly about: SubjectRef;
  /** what came before, here or on another device, and waits to be sent */
  readonly waiting: readonly WaitingUpload[];
};

const WITH_SCRIPTS = `At most ten, up to 1 GB each. Without a connection up to ${MOST_KEPT_MB} MB wait on this device, and are sent with the message.`;

/**
 * Files that go with a message: chosen, pasted into its text or dropped there. Without scripts they are posted with the
 * form.
 */
export function ComposedFiles({ box, about, waiting }: ComposedFilesProps) {
  const id = useId();
  const { state } = useForm();
  const fold = useRef<HTMLDetailsElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const { workspaceId, subject, subjectId } = about;
  const files = useFormFiles(fold, { workspaceId, said: { subject, subjectId } }, waiting);
  usePastedFiles(box, files.take);
  const error = errorFor(state, 'files') ?? errorFor(state, 'uploads');
  return (
    <div className="grid w-full gap-2">
      <ComingFiles
        files={files}
        waiting={waiting}
        name="uploads"
        onRemoved={() => fold.current?.querySelector('summary')?.focus()}
      />
      <details ref={fold} className="w-full" open={error !== undefined || undefined}>
        <summary className="fold-quiet">Add files</summary>
        <div className="mt-2">
          <ChooseFiles
            id={id}
            name="files"
            label="Files"
            hint={WITH_SCRIPTS}
            plainHint="At most ten, together up to 24 MB."
            error={error}
            input={input}
            take={files.take}
          />
        </div>
      </details>
      <p role="status" className="text-sm font-semibold empty:absolute">
        {files.isHeld
          ? 'One moment: it goes as soon as the files have arrived. Pause or remove one to go on.'
          : null}
      </p>
    </div>
  );
}
