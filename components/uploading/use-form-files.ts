import { type RefObject, useEffect, useRef } from 'react';
import { useHeldSubmit } from '@/components/uploading/held-submit';
import { onFilesGone, putDown, takeInHand } from '@/components/uploading/in-hand';
import { isSameFile } from '@/components/uploading/same-file';
import type { Transfers } from '@/components/uploading/transfers';
import { useUnsent } from '@/components/uploading/unsent';
import { useTransfers } from '@/components/uploading/use-transfers';
import type { SubjectRef } from '@/lib/threads/subjects';
import type { WaitingUpload } from '@/lib/uploads/queries';

/**
 * Keeps the files of a message that is being written. Each goes up by itself as soon as it is there, and waits on the
 * server, as the draft does; the message is held back until they have arrived.
 * @param here somewhere in the form
 * @param left those that were there when the page was made
 */
export function useMessageFiles(
  here: RefObject<HTMLElement | null>,
  { workspaceId, subject, subjectId }: SubjectRef,
  left: readonly WaitingUpload[],
) {
  const said = { subject, subjectId };
  const { arriving, load } = useTransfers({ workspaceId, said: () => said }, left);
  const { unsent, send, drop, isSending } = useUnsent(load);
  const transfers = useRef<Transfers | null>(null);
  transfers.current = arriving?.transfers ?? null;
  const isBusy = useRef(() => isSending() || (transfers.current?.isBusy() ?? false));
  const { isHeld, settle } = useHeldSubmit(here, isBusy.current);

  useEffect(() => {
    if (!arriving) return;
    return arriving.transfers.subscribe(() => settle(arriving.transfers.haveArrived()));
  }, [arriving, settle]);
  useEffect(() => {
    const letGo = (ids: readonly string[]) => {
      transfers.current?.letGo(ids);
      drop(ids);
    };
    return onFilesGone(here.current?.closest('form'), letGo);
  }, [here, drop]);

  return {
    arriving,
    unsent,
    isHeld,
    take(files: readonly File[]) {
      const taken = files.map((file) => {
        const before = left.find((each) => !each.isWhole && isSameFile(each, file));
        return { id: before?.id ?? crypto.randomUUID(), file };
      });
      for (const each of taken) takeInHand({ ...each, workspaceId, said });
      void send(taken);
    },
    /** Lets go of one that hasn't been sent yet. */
    remove(id: string) {
      putDown(id);
      drop([id]);
      settle(true);
    },
  };
}
