import { useEffect, useState } from 'react';

/**
 * @returns whether the browser is offline, and whether it is time to load what is only needed later: at once when
 * offline, else when the page has settled.
 */
export function useConnection(): { readonly isOffline: boolean; readonly isLater: boolean } {
  const [isOffline, setIsOffline] = useState(false);
  const [isLater, setIsLater] = useState(false);
  useEffect(() => {
    const look = () => setIsOffline(!navigator.onLine);
    look();
    addEventListener('online', look);
    addEventListener('offline', look);
    return () => {
      removeEventListener('online', look);
      removeEventListener('offline', look);
    };
  }, []);
  useEffect(() => {
    if (!navigator.onLine) return setIsLater(true);
    const later = setTimeout(() => setIsLater(true), 1_500);
    return () => clearTimeout(later);
  }, []);
  return { isOffline, isLater };
}
