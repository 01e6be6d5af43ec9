import { env } from '@/lib/platform/env/env';

/**
 * The push services of today's browsers. An address comes from the caller's browser, so only these are ever called: any
 * other could be made to reach our internal network.
 */
const SERVICES = [
  /^fcm\.googleapis\.com$/, // Chrome, Edge on Android, Opera, Samsung
  /^(?:[a-z0-9-]+\.)?push\.services\.mozilla\.com$/, // Firefox
  /^(?:[a-z0-9-]+\.)?push\.apple\.com$/, // Safari
  /^[a-z0-9-]+\.notify\.windows\.com$/, // Edge on Windows
];

/** @returns whether an address belongs to a push service that we send to. */
export function isPushEndpoint(address: string): boolean {
  const url = URL.parse(address);
  if (!url || url.username || url.password) return false;
  if (url.origin === env().PUSH_LOCAL_SERVICE) return true;
  return (
    url.protocol === 'https:' && url.port === '' && SERVICES.some((service) => service.test(url.hostname))
  );
}
