import { type RefObject, useEffect, useRef } from 'react';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { useDelayedSubmit } from './delayed-submit';
import { onFilesGone, putDown, takeInHand } from './in-hand';
import { isSameFile } from './same-file';
import type { Transfers } from './transfers';
import { useUnsent } from './unsent';
import { ownUploads, useTransfers } from './use-transfers';

/**
 * What a form's files are for, and what the server is told about it; `use` is left out, since they wait for the form.
 */
export type FilesGoal = {
  readonly workspaceId: string;
  readonly said: Readonly<Record<string, string>>;
};

/**
 * Keeps a form's files. Each uploads at once, and waits on the server for the form, which is held back until all have
 * arrived. Without a connection they wait here, and on the device with a form that may.
 * @param here somewhere in the form
 * @param left those that were there when the page was made
 */
export function useFormFiles(
  here: RefObject<HTMLElement | null>,
  { workspaceId, said }: FilesGoal,
  left: readonly WaitingUpload[],
) {
  const { arriving, load, isBusy } = useTransfers({ workspaceId, said: () => said }, left);
  const { unsent, send, drop, isSending } = useUnsent(load);
  const transfers = useRef<Transfers | null>(null);
  transfers.current = arriving?.transfers ?? null;
  const areComing = useRef(() => isSending() || isBusy());
  const { isHeld, settle } = useDelayedSubmit(here, areComing.current);

  useEffect(() => {
    if (!arriving) return;
    const onChange = () => settle(arriving.transfers.haveArrived());
    onChange();
    return arriving.transfers.subscribe(onChange);
  }, [arriving, settle]);
  const known = useRef(left);
  useEffect(() => {
    if (known.current === left) return;
    known.current = left;
    const own = ownUploads(left);
    if (own.length === 0) return transfers.current?.meet(own);
    load()
      .then(({ transfers: all }) => all.meet(own))
      .catch(() => undefined);
  }, [left, load]);
  useEffect(() => {
    const release = (ids: readonly string[]) => {
      transfers.current?.release(ids);
      drop(ids);
    };
    return onFilesGone(here.current?.closest('form'), release);
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
    /** Removes one that hasn't been sent yet. */
    remove(id: string) {
      putDown(id);
      drop([id]);
      settle(true);
    },
  };
}

/** A form's files, as `useFormFiles` keeps them. */
export type FormFilesInHand = ReturnType<typeof useFormFiles>;
