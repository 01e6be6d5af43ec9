import { beforeEach, describe, expect, it, vi } from 'vitest';

async function cookiesAt(address: string) {
  vi.resetModules();
  vi.stubEnv('NEXTAUTH_URL', address);
  const { halfCookie, ownCookie, sessionCookie } = await import('@/lib/platform/auth/cookies');
  return [sessionCookie(), halfCookie(), ownCookie('csrf')];
}

describe('each cookie of ours', () => {
  beforeEach(() => {
    vi.unstubAllEnvs();
  });

  it('is for this host alone, over https alone, and no script’s to read', async () => {
    for (const { name, options } of await cookiesAt('https://handover.example')) {
      expect(name).toMatch(/^__Host-handover\./);
      expect(options).toEqual({ httpOnly: true, secure: true, sameSite: 'lax', path: '/' });
    }
  });

  it('has no prefix on http, where browsers would refuse it, and is otherwise the same', async () => {
    for (const { name, options } of await cookiesAt('http://localhost:3000')) {
      expect(name).toMatch(/^handover\./);
      expect(options).toEqual({ httpOnly: true, secure: false, sameSite: 'lax', path: '/' });
    }
  });
});
