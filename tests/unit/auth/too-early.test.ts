import { expect, it, vi } from 'vitest';
import { callerFromRequest } from '@/lib/platform/auth/from-request';

const sent = vi.hoisted(() => ({ headers: new Headers() }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => sent.headers,
}));

it('a request that came before the server was ready to show its page has no effect', async () => {
  await expect(callerFromRequest()).rejects.toThrow('before this server was ready');

  sent.headers = new Headers({ 'x-request-id': 'given-by-before-pages' });

  await expect(callerFromRequest()).resolves.toMatchObject({
    signedIn: null,
    request: { requestId: 'given-by-before-pages' },
  });
});
