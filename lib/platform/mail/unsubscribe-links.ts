import { absolute } from '@/lib/platform/addresses/absolute';
import { addresses } from '@/lib/platform/addresses/addresses';
import { deriveSecret, isDerived } from '@/lib/platform/auth/tokens';

/** Which mails somebody no longer wants: these kinds, from one business or, when that is null, from all. */
export type Unsubscription = {
  readonly userId: string;
  readonly workspaceId: string | null;
  readonly kinds: readonly string[];
};

const PURPOSE = 'stop-mails';

/**
 * A link in a mail has to work whenever it is read, signed in or not (RFC 8058 asks for that), so it proves itself: it
 * holds what it stops, and a seal over that. It doesn't expire; all it can do is stop mails to the person they were
 * sent to.
 * @returns a token that is safe in a path.
 */
export function unsubscribeToken({ userId, workspaceId, kinds }: Unsubscription): string {
  const message = [userId, workspaceId ?? '', ...kinds].join(' ');
  return `${Buffer.from(message).toString('base64url')}.${sealOf(message).toString('base64url')}`;
}

/** @returns what a token stops, or null when it isn't ours. */
export function readUnsubscribeToken(token: string): Unsubscription | null {
  const [payload = '', seal = ''] = token.split('.');
  const message = Buffer.from(payload, 'base64url').toString('utf8');
  if (!isDerived(Buffer.from(seal, 'base64url'), PURPOSE, message)) return null;
  const [userId = '', workspaceId = '', ...kinds] = message.split(' ');
  return { userId, workspaceId: workspaceId === '' ? null : workspaceId, kinds };
}

function sealOf(message: string): Buffer {
  return deriveSecret(PURPOSE, message);
}

/**
 * @returns the header fields with which a mail program offers one-click unsubscribe (RFC 2369, RFC 8058), and the page
 * that the mail itself links to.
 */
export function unsubscribeLinks(stops: Unsubscription): {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const token = unsubscribeToken(stops);
  return {
    url: absolute(addresses.unsubscribe(token)),
    headers: {
      'List-Unsubscribe': `<${absolute(addresses.unsubscribeAtOnce(token))}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}
