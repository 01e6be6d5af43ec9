import { randomUUID } from 'node:crypto';
import { isIP } from 'node:net';
import { env } from '@/lib/platform/env/env';
import { REQUEST_ID, REQUEST_ID_HEADER } from '@/lib/platform/http/request-headers';
import type { RequestFacts } from './signed-in';

/** Longer ones are cut: anybody can write this header. */
const MAX_USER_AGENT = 400;

/** @returns where a request came from, from its headers. */
export function factsFrom(headers: Headers): RequestFacts {
  return {
    requestId: requestId(headers.get(REQUEST_ID_HEADER)),
    ip: clientIp(headers.get('x-forwarded-for'), env().TRUSTED_PROXY_HOPS),
    userAgent: headers.get('user-agent')?.slice(0, MAX_USER_AGENT) ?? null,
  };
}

/**
 * Reads the caller's address from `X-Forwarded-For`. Each trusted proxy appends the address that called it, so only the
 * last `hops` entries can be believed; anything to the left was written by the caller.
 * @returns the address, or null when no proxy is trusted or the entry isn't an address.
 */
export function clientIp(forwardedFor: string | null, hops: number): string | null {
  if (hops < 1 || !forwardedFor) return null;
  const entries = forwardedFor.split(',').map((entry) => entry.trim());
  const entry = entries.at(-hops) ?? '';
  return isIP(entry) === 0 ? null : unmapped(entry);
}

/**
 * An IPv4 caller of a proxy that listens on IPv6 for both: `::ffff:203.0.113.7` (RFC 4291, 2.5.5.2). Counted by its
 * IPv6 network, all of IPv4 would be one caller.
 */
function unmapped(ip: string): string {
  const written = URL.parse(`http://[${ip}]`)?.hostname ?? '';
  const [, high, low] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(written) ?? [];
  if (high === undefined || low === undefined) return ip;
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [Math.floor(group / 256), group % 256])
    .join('.');
}

/**
 * The key that calls from one place are counted under: the address itself, or the /64 network of an IPv6 address, which
 * is what one subscriber usually has (RFC 6177).
 */
export function countedNetwork(ip: string): string {
  if (isIP(ip) !== 6) return ip;
  const [head = '', tail] = ip.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

function requestId(given: string | null): string {
  return given && REQUEST_ID.test(given) ? given : randomUUID();
}
