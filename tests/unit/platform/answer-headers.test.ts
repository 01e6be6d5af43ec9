import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The server's settings under this environment. */
async function config(environment: Readonly<Record<string, string>> = {}) {
  vi.resetModules();
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return (await import('@/next.config')).default;
}

describe('the security headers', () => {
  beforeEach(() => {
    vi.unstubAllEnvs();
  });

  it('are on every response', async () => {
    const [everywhere] = (await (await config()).headers?.()) ?? [];
    const headers = new Map(everywhere?.headers.map(({ key, value }) => [key.toLowerCase(), value]));

    expect(everywhere?.source).toBe('/:path*');
    expect(headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect((await config()).poweredByHeader).toBe(false);
  });

  it('allow posting to actions only from where the environment says so', async () => {
    const allowed = async (origins: string) =>
      (await config({ SERVER_ACTION_ORIGINS: origins })).experimental?.serverActions?.allowedOrigins;

    expect(await allowed('')).toEqual([]);
    expect(await allowed('handover.example, www.handover.example')).toEqual([
      'handover.example',
      'www.handover.example',
    ]);
  });
});
