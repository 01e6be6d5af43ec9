import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** @returns the zone this device is set to, as the browser names it; empty on the server, which can't know. */
export function useDeviceZone(): string {
  return useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => '',
  );
}
