import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** @returns a signing secret in the form of Standard Webhooks. @param bytes 24 to 64 random ones */
export function secretOf(bytes: Buffer): string {
  return PREFIX + bytes.toString('base64');
}

type Signed = {
  readonly id: string;
  readonly at: Date;
  readonly text: string;
  /** the current secret, and one being replaced, if any */
  readonly secrets: readonly string[];
};

/**
 * @returns the headers with which a receiver verifies the sender, the time and the content (Standard Webhooks 1.0,
 * github.com/standard-webhooks: HMAC-SHA256 over id, time and body; one signature for each valid secret).
 */
export function signatureHeaders({ id, at, text, secrets }: Signed): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${text}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
