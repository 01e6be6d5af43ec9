'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { referenceTo } from '@/components/ui/attachments';
import type { BriefFile } from '@/lib/briefs/document.queries';
import { useAround } from './around';
import { looksLikePicture, send, type Upload } from './uploads';

type FilesInHand = {
  /** those that were put into the draft */
  readonly files: readonly BriefFile[];
  /** ids of those that came since the page was made: they go with the brief unless they are left out */
  readonly added: readonly string[];
  readonly uploads: readonly Upload[];
  /** Sends files, or some again. @returns what a text says in their place */
  readonly take: (files: readonly File[]) => string;
  readonly retry: (upload: Upload) => void;
  readonly leaveOut: (upload: Upload) => void;
};

const InHand = createContext<FilesInHand>({
  files: [],
  added: [],
  uploads: [],
  take: () => '',
  retry: () => undefined,
  leaveOut: () => undefined,
});

/** @returns the files of the draft and those on their way, and how there are more. */
export function useFiles(): FilesInHand {
  return useContext(InHand);
}

type EditorFilesProps = {
  readonly workspaceId: string;
  readonly id: string;
  /** what was put into the draft before this page was made */
  readonly saved: readonly BriefFile[];
  readonly children: ReactNode;
};

/** Keeps the files of a draft: each goes up by itself as soon as it is there, and again when the connection is back. */
export function EditorFiles({ workspaceId, id, saved: known, children }: EditorFilesProps) {
  const { chosen } = useAround();
  const here = useRef<HTMLDivElement>(null);
  // each save makes the server send the page anew, with the files that came since
  const [saved] = useState(known);
  const [files, setFiles] = useState(saved);
  const [uploads, setUploads] = useState<readonly Upload[]>([]);

  const replace = (upload: Upload) =>
    setUploads((all) => [...all.filter((each) => each.id !== upload.id), upload]);
  const leaveOut = (upload: Upload) => setUploads((all) => all.filter((each) => each.id !== upload.id));
  const start = async (upload: Upload) => {
    replace({ ...upload, failure: null });
    const answer = await send({ workspaceId, id, engagementId: chosen?.id ?? '' }, upload);
    if ('retries' in answer) return replace({ ...upload, failure: answer });
    leaveOut(upload);
    setFiles((all) => [...all, answer]);
  };
  const take = (taken: readonly File[]) => {
    const added = taken.map((file) => ({ id: crypto.randomUUID(), file, failure: null }));
    for (const upload of added) void start(upload);
    return added
      .map(({ id: fileId, file }) => referenceTo(fileId, file.name, looksLikePicture(file)))
      .join('\n');
  };

  useRetries(uploads, start);
  useHeldBack(
    here,
    uploads.some(({ failure }) => failure === null),
  );
  useNotice(here, files.length);
  const added = files.slice(saved.length).map((file) => file.id);
  return (
    <InHand value={{ files, added, uploads, take, retry: start, leaveOut }}>
      <div ref={here} className="grid gap-10">
        {children}
      </div>
    </InHand>
  );
}

/** What only a connection was missing for is tried again when there is one. */
function useRetries(uploads: readonly Upload[], start: (upload: Upload) => Promise<void>) {
  const waiting = useRef({ uploads, start });
  waiting.current = { uploads, start };
  useEffect(() => {
    const again = () => {
      const { uploads: all, start: begin } = waiting.current;
      for (const upload of all.filter(({ failure }) => failure?.retries)) void begin(upload);
    };
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
}

type Here = { readonly current: HTMLDivElement | null };

/** A brief isn't handed over while a file is on its way: it would go without. */
function useHeldBack(here: Here, isUploading: boolean) {
  useEffect(() => {
    const form = here.current?.closest('form');
    if (!form || !isUploading) return;
    const hold = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    form.addEventListener('submit', hold, { capture: true });
    return () => form.removeEventListener('submit', hold, { capture: true });
  }, [here, isUploading]);
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
