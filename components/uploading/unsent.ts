import { useEffect, useRef, useState } from 'react';
import type { FileInHand } from './in-hand';
import type { Arriving } from './use-transfers';

type Sent = Pick<FileInHand, 'id' | 'file'>;

/**
 * Keeps files until the uploading code was loaded: on a page that was opened without a connection, or has lost it
 * since, they wait here, and are sent once there is one.
 * @param load loads the uploading code; always the same function
 */
export function useUnsent(load: () => Promise<Arriving>) {
  const kept = useRef<readonly Sent[]>([]);
  const [unsent, setUnsent] = useState<readonly Sent[]>([]);
  const keep = (all: readonly Sent[]) => {
    kept.current = all;
    setUnsent(all);
  };
  const send = useRef(async (files: readonly Sent[]) => {
    keep([...kept.current, ...files]);
    try {
      const { transfers } = await load();
      for (const { id, file } of kept.current) transfers.addAs(id, file);
      keep([]);
    } catch {
      // they wait; the line below the files says so
    }
  });
  const drop = useRef((ids: readonly string[]) => keep(kept.current.filter(({ id }) => !ids.includes(id))));
  useEffect(() => {
    const again = () => void (kept.current.length > 0 && send.current([]));
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return { unsent, send: send.current, drop: drop.current, isSending: () => kept.current.length > 0 };
}
