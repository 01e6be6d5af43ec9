import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The module as it is under these secrets. */
async function under(secret: string, before?: string) {
  vi.resetModules();
  vi.stubEnv('NEXTAUTH_SECRET', secret);
  vi.stubEnv('NEXTAUTH_SECRET_BEFORE', before ?? '');
  return import('@/lib/platform/auth/sealed');
}

const [NOW, NEXT] = ['the-secret-of-this-installation-now', 'the-secret-that-it-is-changed-to-then'];

describe('what is sealed', () => {
  beforeEach(() => {
    vi.unstubAllEnvs();
  });

  it('opens for the person and purpose it was sealed for, and looks different each time', async () => {
    const { sealed, opened } = await under(NOW);
    const text = sealed('JBSWY3DP', 'app', 'maria');

    expect(opened(text, 'app', 'maria')).toEqual({ secret: 'JBSWY3DP', isOld: false });
    expect(sealed('JBSWY3DP', 'app', 'maria')).not.toBe(text);
    expect(text).not.toContain('JBSWY3DP');
  });

  it('opens for nobody else, for nothing else, and not when a bit of it was changed', async () => {
    const { sealed, opened } = await under(NOW);
    const text = sealed('JBSWY3DP', 'app', 'maria');
    const flipped = Buffer.from(text, 'base64url');
    flipped[flipped.length - 1] = (flipped.at(-1) ?? 0) ^ 1;

    expect(opened(text, 'app', 'dewi')).toBeNull();
    expect(opened(text, 'other', 'maria')).toBeNull();
    expect(opened(flipped.toString('base64url'), 'app', 'maria')).toBeNull();
    for (const nonsense of ['', 'A', 'A'.repeat(400)]) expect(opened(nonsense, 'app', 'maria')).toBeNull();
  });

  it('opens under the previous secret while that is configured, and says that it is old', async () => {
    const text = (await under(NOW)).sealed('JBSWY3DP', 'app', 'maria');

    expect((await under(NEXT, NOW)).opened(text, 'app', 'maria')).toEqual({
      secret: 'JBSWY3DP',
      isOld: true,
    });
    expect((await under(NEXT)).opened(text, 'app', 'maria')).toBeNull();
  });
});
