import { useEffect, useState } from 'react';

/**
 * Longer than the pause after which the server is asked: announced at every key, results would be read out over the
 * typing.
 */
const REST_MS = 700;

/** @returns what to announce, once it has stayed the same for a while; nothing in between. */
export function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const pause = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(pause);
  }, [text]);
  return rested === text ? text : '';
}
