'use client';

import { MOST_KEPT_MB } from '@/components/unsent/queue';
import { FormFiles } from '@/components/uploading/form-files';
import type { WaitingUpload } from '@/lib/uploads/queries';

/** Where files go: which deliverable of which brief. */
export type UploadPlace = {
  readonly workspaceId: string;
  readonly briefId: string;
  readonly deliverableId: string;
};

type UploadFieldProps = {
  /** of the row in the form: files are posted as its `files`, those that have arrived before as its `uploads` */
  readonly row: string;
  readonly place: UploadPlace;
  /** what has come before, and hasn't been delivered yet */
  readonly waiting: readonly WaitingUpload[];
};

/** Files against a deliverable, of any size. Without a connection they wait on the device with the delivery. */
export function UploadField({ row, place, waiting }: UploadFieldProps) {
  const { workspaceId, briefId: brief, deliverableId: deliverable } = place;
  return (
    <FormFiles
      label="Files"
      hint={`Up to 1 GB each. They arrive while you write. Without a connection up to ${MOST_KEPT_MB} MB wait on this device, and are sent with the delivery.`}
      plainHint="Up to 24 MB together."
      held="Delivers as soon as the files have arrived."
      names={{ files: `${row}.files`, uploads: `${row}.uploads` }}
      goal={{ workspaceId, said: { brief, deliverable } }}
      waiting={waiting}
    />
  );
}
