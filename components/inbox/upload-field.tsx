'use client';

import { MOST_KEPT_MB } from '@/components/unsent/queue';
import { FormFiles } from '@/components/uploading/form-files';
import type { WaitingUpload } from '@/lib/uploads/queries';

/** What files are for: which deliverable of which brief. */
export type UploadPlace = {
  readonly workspaceId: string;
  readonly briefId: string;
  readonly deliverableId: string;
};

type UploadFieldProps = {
  /** the name of its row in the form: files are posted as its `files`, earlier uploads as its `uploads` */
  readonly row: string;
  readonly place: UploadPlace;
  /** what was uploaded before, and hasn't been delivered yet */
  readonly waiting: readonly WaitingUpload[];
};

/** Files for a deliverable, of any size. Without a connection they wait on the device with the delivery. */
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
