'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { v7 as newId } from 'uuid';
import { referenceTo } from '@/components/ui/attachments';
import { useDelayedSubmit } from '@/components/uploading/delayed-submit';
import { isSameFile } from '@/components/uploading/same-file';
import type { Transfers } from '@/components/uploading/transfers';
import { useUnsent } from '@/components/uploading/unsent';
import { type Arriving, useTransfers } from '@/components/uploading/use-transfers';
import type { BriefFile } from '@/lib/briefs/document/document.queries';
import type { WaitingUpload } from '@/lib/uploads/queries';
import { useAround } from './around';
import { looksLikePicture, putIn } from './putting-in';

type FilesInHand = {
  /** those put into the draft */
  readonly files: readonly BriefFile[];
  /** ids of those that came since the page was made: they go with the brief unless they are left out */
  readonly added: readonly string[];
  /** those uploading; null until the uploading code was fetched */
  readonly arriving: Arriving | null;
  /** names of those that wait for that */
  readonly unsent: readonly string[];
  /** the form was sent, and waits for them */
  readonly isHeld: boolean;
  /** Sends files. @returns the text's references to them */
  readonly take: (files: readonly File[]) => string;
};

const InHand = createContext<FilesInHand>({
  files: [],
  added: [],
  arriving: null,
  unsent: [],
  isHeld: false,
  take: () => '',
});

/** @returns the draft's files, those uploading, and how to add more. */
export function useFiles(): FilesInHand {
  return useContext(InHand);
}

type EditorFilesProps = {
  readonly workspaceId: string;
  readonly id: string;
  /** what was put into the draft before this page was made */
  readonly saved: readonly BriefFile[];
  /** what was on its way into it then */
  readonly waiting: readonly WaitingUpload[];
  readonly children: ReactNode;
};

/**
 * Keeps a draft's files. Each uploads at once, in pieces, and resumes when the connection is back or the same file is
 * chosen again after a reload.
 */
export function EditorFiles({ workspaceId, id, saved: known, waiting: left, children }: EditorFilesProps) {
  const { chosen } = useAround();
  const here = useRef<HTMLDivElement>(null);
  // after each save the server sends the page again, with the files that came since
  const [saved] = useState(known);
  const [waiting] = useState(left);
  const [files, setFiles] = useState(saved);
  const place = useRef({ workspaceId, id, engagementId: '' });
  place.current = { workspaceId, id, engagementId: chosen?.id ?? '' };
  const put = (fileId: string) =>
    putIn(place.current, fileId, (file) =>
      // rendered at once, so that a form sent right afterwards includes it
      flushSync(() => setFiles((all) => [...all, file])),
    );
  const said = () => ({ brief: id, engagement: place.current.engagementId });
  const { arriving, load, isBusy } = useTransfers({ workspaceId, said, use: put }, waiting);
  const { unsent, send, isSending } = useUnsent(load);
  const isHeld = useHeldBack(here, arriving?.transfers ?? null, () => isSending() || isBusy());
  useNotice(here, files.length);

  const take = (taken: readonly File[]) => {
    const sent = taken.map((file) => {
      const before = waiting.find((each) => isSameFile(each, file));
      return { id: before?.id ?? newId(), file };
    });
    void send(sent);
    return sent.map((each) => referenceTo(each.id, each.file.name, looksLikePicture(each.file))).join('\n');
  };
  const added = files.slice(saved.length).map((file) => file.id);
  return (
    <InHand value={{ files, added, arriving, unsent: unsent.map(({ file }) => file.name), isHeld, take }}>
      <div ref={here} className="grid gap-10">
        {children}
      </div>
    </InHand>
  );
}

type Here = { readonly current: HTMLDivElement | null };

/** A brief isn't handed over while a file is uploading: it would go without it. It goes as soon as all have arrived. */
function useHeldBack(here: Here, transfers: Transfers | null, areComing: () => boolean): boolean {
  const busy = useRef(areComing);
  const { isHeld, settle } = useDelayedSubmit(here, busy.current);
  useEffect(() => {
    if (!transfers) return;
    const onChange = () => settle(transfers.haveArrived());
    // all may have arrived before anybody listened
    onChange();
    return transfers.subscribe(onChange);
  }, [transfers, settle]);
  return isHeld;
}

/** Another file on the draft is a change like any other: it is kept and saved. */
function useNotice(here: Here, count: number) {
  const known = useRef(count);
  useEffect(() => {
    if (known.current === count) return;
    known.current = count;
    here.current?.dispatchEvent(new Event('input', { bubbles: true }));
  }, [here, count]);
}
