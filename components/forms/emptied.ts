import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';

/**
 * @param onEmptied called whenever the form around an input is emptied: what is written into it next is another thing,
 * also when what was written before waits on this device and its answer is never heard here
 * @returns the input's ref
 */
export function useEmptied(onEmptied: () => void): RefObject<HTMLInputElement | null> {
  const input = useRef<HTMLInputElement>(null);
  const emptied = useEffectEvent(onEmptied);
  useEffect(() => {
    const form = input.current?.form;
    form?.addEventListener('reset', emptied);
    return () => form?.removeEventListener('reset', emptied);
  }, []);
  return input;
}
