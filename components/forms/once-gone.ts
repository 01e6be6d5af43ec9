import { useEffect, useRef } from 'react';

/**
 * A form in a list can leave the page before its person has heard what became of it: it was done, and the page has
 * heard of it, or somebody else was faster.
 * @returns how a form says what is to be done once it has left, or now, if it has left already; null for nothing more.
 * It isn't done for somebody who has gone to another page since.
 */
export function useOnceGone(): (act: (() => void) | null) => void {
  const noted = useRef<(() => void) | null>(null);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      noted.current?.();
    };
  }, []);
  return (act) => {
    const { pathname } = location;
    noted.current = act && (() => (location.pathname === pathname ? act() : undefined));
    if (isGone.current) noted.current?.();
  };
}
