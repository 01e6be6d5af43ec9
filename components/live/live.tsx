'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

const SETTLE_MS = 150;
const POLL_MS = 20_000;

/**
 * Keeps an open page true: looks again when the server says that something changed, and every 20 seconds while
 * it can't say so. Only a visible tab listens, because a browser has six connections per server.
 */
export function Live() {
  const router = useRouter();
  useEffect(() => {
    let source: EventSource | undefined;
    let settling: ReturnType<typeof setTimeout> | undefined;
    let polling: ReturnType<typeof setInterval> | undefined;
    let wasAway = false;

    const lookAgain = () => {
      clearTimeout(settling);
      settling = setTimeout(() => router.refresh(), SETTLE_MS);
    };
    const stop = () => {
      source?.close();
      source = undefined;
      clearInterval(polling);
      polling = undefined;
    };
    const listen = () => {
      if (source || document.hidden) return;
      source = new EventSource('/api/live');
      source.addEventListener('change', lookAgain);
      source.addEventListener('resync', () => wasAway && lookAgain());
      source.addEventListener('open', () => {
        clearInterval(polling);
        polling = undefined;
        if (wasAway) lookAgain();
        wasAway = false;
      });
      source.addEventListener('error', () => {
        wasAway = true;
        polling ??= setInterval(lookAgain, POLL_MS);
      });
    };
    const onVisibility = () => {
      if (document.hidden) {
        stop();
        wasAway = true;
      } else listen();
    };

    listen();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      clearTimeout(settling);
      stop();
    };
  }, [router]);
  return null;
}
