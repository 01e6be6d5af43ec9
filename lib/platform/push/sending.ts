import webPush from 'web-push';
import { env } from '@/lib/platform/env/env';
import { isPushEndpoint } from './endpoints';

/** Where a browser's push service takes messages, and the keys that let only that browser read them. */
export type PushDevice = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

type Message = {
  readonly text: string;
  /** replaces a message under the same topic that hasn't been shown yet: a retry isn't a second message */
  readonly topic: string;
  readonly isUrgent: boolean;
};

const PATIENCE_MS = 15_000;
/** After a day its message may no longer be true. */
const TTL_SECONDS = 24 * 60 * 60;
/** What push services answer for a browser that no longer wants messages (RFC 8030, 7.3). */
const GONE = [404, 410];

/** @returns whether the keys that tell push services who sends are set (RFC 8292). */
export function isPushSetUp(): boolean {
  return env().VAPID_PRIVATE_KEY !== undefined;
}

/** @returns the key that a browser subscribes with; null when none is set. */
export function pushPublicKey(): string | null {
  return env().VAPID_PUBLIC_KEY ?? null;
}

/**
 * @returns whether a browser lets our key send there (RFC 8292, 4): none does once the key is another. One of which nobody
 * noted the key may.
 */
export function canBeSentTo({ senderKey }: { readonly senderKey: string | null }): boolean {
  return senderKey === null || senderKey === pushPublicKey();
}

/**
 * Gives a message to a browser's push service, encrypted for that browser alone (RFC 8291).
 * @returns `gone` when the browser wants no more; it won't come back under that address.
 * @throws Error when the service couldn't take it now.
 */
export async function sendPush(
  { endpoint, p256dh, auth }: PushDevice,
  { text, topic, isUrgent }: Message,
): Promise<'taken' | 'gone'> {
  const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = env();
  if (!publicKey || !privateKey || !subject) throw new Error('no keys for push are set');
  if (!isPushEndpoint(endpoint)) return 'gone';
  const { headers, body, method } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    text,
    {
      vapidDetails: { subject, publicKey, privateKey },
      TTL: TTL_SECONDS,
      urgency: isUrgent ? 'high' : 'normal',
      topic,
      contentEncoding: 'aes128gcm',
    },
  );
  const answer = await fetch(endpoint, {
    method,
    headers: asText(headers),
    body: new Uint8Array(body ?? Buffer.alloc(0)),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.ok) return 'taken';
  if (GONE.includes(answer.status)) return 'gone';
  throw new Error(`the push service answered ${answer.status}`);
}

/** The sender declares the body's length. */
function asText(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length');
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}
