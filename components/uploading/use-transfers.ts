'use client';

import { type ComponentType, useEffect, useRef, useState } from 'react';
import { goesWithWaiting } from '@/components/unsent/queue';
import type { WaitingUpload } from '@/lib/uploads/queries';
import type { ArrivingFilesProps } from './arriving-files';
import type { Goal, Transfers } from './transfers';

export type Arriving = {
  readonly transfers: Transfers;
  readonly ArrivingFiles: ComponentType<ArrivingFilesProps>;
};

/**
 * @returns the uploads that are a form's own: those of an answer that waits on this device to be sent belong to that
 * answer.
 */
export function ownUploads(waiting: readonly WaitingUpload[]): readonly WaitingUpload[] {
  return waiting.filter(({ id }) => !goesWithWaiting(id));
}

/**
 * Keeps the files uploading for one purpose. The uploading code is loaded when the first one is chosen, or when some
 * wait from before.
 * @param goal as of when the page is made; read again with each file
 * @returns what is available once the code was loaded, and `load`, which loads it; that fails without a connection, and
 * can be called again. `isBusy` says whether something is under way, even before anything is shown
 */
export function useTransfers(goal: Goal, waiting: readonly WaitingUpload[]) {
  const [arriving, setArriving] = useState<Arriving | null>(null);
  const begin = useRef({ goal, waiting });
  const loading = useRef<Promise<Arriving> | null>(null);
  const begun = useRef<Transfers | null>(null);
  const load = useRef(() => {
    loading.current ??= import('./arriving-files').then(({ ArrivingFiles, startTransfers }) => {
      const transfers = startTransfers(begin.current.goal, ownUploads(begin.current.waiting));
      begun.current = transfers;
      setArriving({ ArrivingFiles, transfers });
      return { ArrivingFiles, transfers };
    });
    // when the module couldn't be loaded, the next try loads it again
    loading.current.catch(() => {
      loading.current = null;
    });
    return loading.current;
  });

  useEffect(() => {
    if (begin.current.waiting.length > 0) load.current().catch(() => undefined);
  }, []);
  const isBusy = useRef(() => begun.current?.isBusy() ?? false);
  return { arriving, load: load.current, isBusy: isBusy.current };
}
