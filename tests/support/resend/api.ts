import { createHash, randomUUID } from 'node:crypto';
import { type Answer, json, type Route, refusal } from './answers';
import type { Faults } from './faults';
import type { MailStore, StoredMail } from './mail-store';
import { readMessage } from './message';
import { reading } from './reading';
import type { ReceivedMails } from './received';
import { receiving } from './receiving';
import { type Suppressed, suppressions } from './suppressed';
import type { Webhooks } from './webhooks';

interface Parts {
  mails: MailStore;
  received: ReceivedMails;
  faults: Faults;
  webhooks: Webhooks;
  suppressed: Suppressed;
  apiKey: string;
  /** this service's address */
  here: () => string;
}

/** Resend's own endpoints, as far as the product uses them (its API reference). */
export function api(parts: Parts): readonly Route[] {
  const { mails, received, faults, suppressed, apiKey, here } = parts;
  const refuse = (authorization: string | undefined) =>
    refuseKey(authorization, apiKey) ??
    (faults.has('send_only') ? SEND_ONLY : faults.has('tells_nothing') ? TELLS_NOTHING : null);
  return [
    sending(parts),
    ...receiving(received, refuse, here),
    ...reading(mails, refuse),
    ...suppressions(suppressed, refuse),
  ];
}

const SEND_ONLY = refusal(401, 'restricted_api_key', 'This API key is restricted to only send emails.');
const TELLS_NOTHING = refusal(500, 'internal_server_error', 'Made to tell nothing.');

function sending({ mails, faults, webhooks, apiKey }: Parts): Route {
  /** keys whose first request is still being worked on */
  const busyKeys = new Set<string>();
  return {
    method: 'POST',
    path: /^\/emails$/,
    async answer({ header, body }) {
      const shut = refuseKey(header('authorization'), apiKey);
      if (shut) return shut;
      const fault = faults.strike();
      if (fault === 'down') return refusal(500, 'internal_server_error', 'Made to fail.');
      if (fault === 'unverified') return refusal(403, 'validation_error', 'The domain is not verified.');
      if (fault === 'busy')
        return refusal(429, 'rate_limit_exceeded', 'Made to be busy.', { 'retry-after': '1' });

      const key = header('idempotency-key');
      if (key !== undefined && (key.length < 1 || key.length > 256))
        return refusal(400, 'invalid_idempotency_key', 'The key must have 1 to 256 characters.');
      const read = readMessage(body);
      if ('refused' in read) return read.refused;
      const fingerprint = createHash('sha256').update(JSON.stringify(read.message)).digest('hex');
      if (key !== undefined && busyKeys.has(key))
        return refusal(409, 'concurrent_idempotent_requests', 'A request under this key is being worked on.');
      const before = key === undefined ? undefined : mails.underKey(key);
      if (before) return replay(before, fingerprint);

      const mail: StoredMail = {
        id: randomUUID(),
        createdAt: new Date().toISOString(),
        ...(key !== undefined && { idempotencyKey: key }),
        fingerprint,
        message: read.message,
        events: [],
      };
      if (key !== undefined) busyKeys.add(key);
      await mails.put(mail).finally(() => busyKeys.delete(key ?? ''));
      const told = webhooks.settle(mail);
      if (fault === 'tells_first') await told;
      if (fault === 'silent') return 'never';
      return fault === 'cut' ? 'cut' : json(200, { id: mail.id });
    },
  };
}

function refuseKey(authorization: string | undefined, apiKey: string): Answer | null {
  if (!authorization?.startsWith('Bearer '))
    return refusal(401, 'missing_api_key', 'The authorization header holds no API key.');
  return authorization === `Bearer ${apiKey}`
    ? null
    : refusal(403, 'invalid_api_key', 'The API key is not ours.');
}

function replay(before: StoredMail, fingerprint: string): Answer {
  return before.fingerprint === fingerprint
    ? json(200, { id: before.id })
    : refusal(409, 'invalid_idempotent_request', 'Another message came under this key before.');
}
