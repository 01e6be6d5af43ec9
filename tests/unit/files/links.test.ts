import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readLink, signLink } from '@/lib/platform/files/links';
import { newId } from '@/lib/platform/ids';

const now = new Date('2026-11-26T12:00:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe('a signed link to a file', () => {
  beforeAll(() => {
    vi.stubEnv('DATABASE_APP_URL', 'postgresql://handover_web:secret@localhost:5432/handover');
    vi.stubEnv('NEXTAUTH_URL', 'https://handover.example');
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of at least thirty-two characters');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
  });

  const file = { workspaceId: newId(), fileId: newId(), userId: newId(), signedInBy: newId() };
  const read = (link: string, at = now) => readLink(new URLSearchParams(link), at);

  it('says what it is for and whose rights it has: for two minutes, and for a day to whoever has begun', () => {
    const link = signLink(file, now);

    expect(read(link)).toEqual({ ...file, madeAt: now, isForTheRest: false });
    expect(read(link, inSeconds(119))?.isForTheRest).toBe(false);
    expect(read(link, inSeconds(120))).toEqual({ ...file, madeAt: now, isForTheRest: true });
    expect(read(link, inSeconds(86_399))?.isForTheRest).toBe(true);
    expect(read(link, inSeconds(86_400))).toBeNull();
  });

  it('is worthless with any part of it changed', () => {
    const good = new URLSearchParams(signLink(file, now));
    const changed = (name: string, to: (text: string) => string) => {
      const link = new URLSearchParams(good);
      link.set(name, to(link.get(name) ?? ''));
      return read(`?${link}`);
    };

    expect(changed('of', (of) => of.replace(file.fileId, newId()))).toBeNull();
    expect(changed('of', (of) => of.replace(file.userId, newId()))).toBeNull();
    expect(changed('of', (of) => of.replace(file.signedInBy, newId()))).toBeNull();
    expect(changed('until', (until) => String(Number(until) + 60_000))).toBeNull();
    expect(changed('signature', (text) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`)).toBeNull();
    expect(changed('signature', () => '')).toBeNull();
  });

  it('isn’t valid without its parts', () => {
    expect(read('')).toBeNull();
    expect(read('?of=a.b.c&until=1&signature=x')).toBeNull();
  });
});
