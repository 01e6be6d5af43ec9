'use client';

import dynamic from 'next/dynamic';
import { useDeviceZone } from './use-device-zone';

const ZoneQuestion = dynamic(() => import('./zone-question').then((loaded) => loaded.ZoneQuestion), {
  ssr: false,
});

type DeviceZoneProps = { readonly own: string; readonly kept: readonly string[] };

/** Notices that this device is in another zone than its person reads times in. What is asked then is loaded only then. */
export function DeviceZone({ own, kept }: DeviceZoneProps) {
  const device = useDeviceZone();
  return device === '' || device === own ? null : <ZoneQuestion device={device} own={own} kept={kept} />;
}
