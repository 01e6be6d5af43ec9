'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useEffect, useRef, useState } from 'react';
import { listWaiting, onQueueChange, type Waiting } from '@/components/unsent/queue';
import { catchPostings } from './catching';
import { forgetOtherFiles } from './kept-files';
import { sendWaiting } from './sending';
import { WrittenOffline } from './written-offline';

const AGAIN_MS = 20_000;

type WaitingPostingsProps = { readonly person: string; readonly isOffline: boolean };

/**
 * What was written offline: it can be read here while it waits, is sent when the connection is back, and shows its
 * result.
 */
export function WaitingPostings({ person, isOffline }: WaitingPostingsProps) {
  const router = useRouter();
  const box = useRef<HTMLElement>(null);
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [note, setNote] = useState('');

  const send = useCallback(async () => {
    const done = await sendWaiting(person);
    if (done.length === 0) return;
    // what was sent straight from its form is reported there
    const late = done.filter(({ state }) => state === 'waiting').length;
    if (late > 0)
      setNote(
        late === 1 ? 'What you wrote offline is sent.' : `${late} things that you wrote offline are sent.`,
      );
    router.refresh();
  }, [person, router]);

  useEffect(() => {
    const look = () => {
      setWaiting(listWaiting(person));
      void forgetOtherFiles();
    };
    look();
    return onQueueChange(look);
  }, [person]);

  useEffect(() => {
    const stop = catchPostings(person, (said) => {
      setNote(said);
      box.current?.focus();
    });
    return stop;
  }, [person]);

  const isAnythingLeft = waiting.some(({ state }) => state !== 'refused');
  useEffect(() => {
    if (isOffline || !isAnythingLeft) return;
    void send();
    const again = setInterval(send, AGAIN_MS);
    return () => clearInterval(again);
  }, [isOffline, isAnythingLeft, send]);

  const shown = waiting.filter(({ state }) => state !== 'sending');
  return <WrittenOffline box={box} note={note} waiting={shown} onSend={send} />;
}
