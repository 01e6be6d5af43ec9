import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import {
  readUnsubscribeToken,
  unsubscribeLinks,
  unsubscribeToken,
} from '@/lib/platform/mail/unsubscribe-links';

const stops = { userId: newId(), workspaceId: newId(), kinds: ['thread.message', 'brief.question'] };

describe('a link that stops mails', () => {
  it('says what it stops', () => {
    expect(readUnsubscribeToken(unsubscribeToken(stops))).toEqual(stops);
    expect(readUnsubscribeToken(unsubscribeToken({ ...stops, workspaceId: null }))).toEqual({
      ...stops,
      workspaceId: null,
    });
  });

  it('can’t be made to stop anything else', () => {
    const [, seal] = unsubscribeToken(stops).split('.');
    const other = Buffer.from([newId(), stops.workspaceId, ...stops.kinds].join(' ')).toString('base64url');

    for (const token of [`${other}.${seal}`, unsubscribeToken(stops).slice(0, -2), `${seal}`, '', '.', 'a.b'])
      expect(readUnsubscribeToken(token)).toBeNull();
  });

  it('is in the two header fields that mail programs look for (RFC 8058)', () => {
    const { headers, url } = unsubscribeLinks(stops);

    expect(headers['List-Unsubscribe']).toMatch(/^<http:\/\/localhost:3000\/api\/unsubscribe\/[\w.-]+>$/);
    expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
    expect(url).toMatch(/^http:\/\/localhost:3000\/unsubscribe\//);
    expect(headers['List-Unsubscribe']?.length).toBeLessThan(900);
  });
});
