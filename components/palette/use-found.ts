import { useEffect, useRef, useState } from 'react';
import type { Destination } from '@/components/search/destinations';
import { findByName } from './find-by-name';

/** What is offered before anything is typed; null when the server isn't reached. */
export type Newest = ReturnType<typeof findByName>;

/** The pause in typing after which the server is asked. */
const PAUSE_MS = 120;

/**
 * The server's results for the latest typing. Until it has answered, these are the previous results, or the newest
 * things. Only those whose name matches the typing are offered, so that Enter, pressed at once, leads nowhere else.
 */
export function useFound(slug: string | null, newest: Newest, text: string) {
  const [first, setFirst] = useState<readonly Destination[]>([]);
  const [answer, setAnswer] = useState<{ to: string; found: readonly Destination[] | null } | null>(null);
  const asked = useRef('');
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    newest.then((found) => setFirst(found ?? []));
    return () => clearTimeout(pause.current);
  }, [newest]);

  const ask = (to: string) => {
    asked.current = to;
    clearTimeout(pause.current);
    if (to.trim() === '') return setAnswer(null);
    pause.current = setTimeout(async () => {
      const found = await findByName(slug, to);
      if (asked.current === to) setAnswer({ to, found });
    }, PAUSE_MS);
  };
  const isAnswer = answer?.to === text;
  const isReached = answer === null || answer.found !== null;
  return { found: answer ? (answer.found ?? []) : first, isAnswer, isReached, ask };
}
