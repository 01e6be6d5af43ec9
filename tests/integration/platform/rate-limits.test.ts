import { spawn } from 'node:child_process';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GET as preview } from '@/app/api/files/[workspace]/[file]/preview/route';
import { GET as inbox } from '@/app/api/inbox/route';
import { GET as palette } from '@/app/api/palette/route';
import { POST as beginUpload } from '@/app/api/uploads/route';
import { openSession } from '@/lib/platform/auth/sessions';
import {
  closeRateLimits,
  forgetExpiredCounts,
  type LimitName,
  takeFrom,
  tooOften,
} from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { Refused } from '@/lib/platform/result';
import { givenPeople, REQUEST } from '@/tests/support/people';
import { program } from '@/tests/support/programs/programs';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenUsedUp } from '@/tests/support/used-up';

const browser = vi.hoisted(() => ({ token: '' }));
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => ({ name, value: browser.token }) }),
  headers: async () => new Headers({ 'x-request-id': 'of-the-tests' }),
}));

/** lib/platform/http/rate-limit: sign-in links for one address in a quarter of an hour. */
const ALLOWED = 5;

const database = givenDatabase();
afterEach(closeRateLimits);

describe('a rate limit', () => {
  const codeOf = (work: Promise<void>) =>
    work.then(
      () => 'taken',
      (error: unknown) => (error instanceof Refused ? error.refusal.code : 'broken'),
    );
  const take = (key: string) => codeOf(takeFrom('signInPerAddress', key));

  it('lets through as many as it says, then refuses and says for how long', async () => {
    const key = newId();
    for (let i = 0; i < ALLOWED; i += 1) expect(await take(key)).toBe('taken');

    await expect(takeFrom('signInPerAddress', key)).rejects.toThrow('Try again in 15 minutes.');
  });

  it('answers an address that only shows something with 429, and says after how many seconds', async () => {
    const key = newId();
    for (let i = 0; i < ALLOWED; i += 1) expect(await tooOften('signInPerAddress', key)).toBeNull();

    const answer = await tooOften('signInPerAddress', key);

    expect([answer?.status, Number(answer?.headers.get('retry-after'))]).toEqual([429, 15 * 60]);
  });

  it('holds for calls at the same moment', async () => {
    const key = newId();

    const answers = await Promise.all(Array.from({ length: 20 }, () => take(key)));

    expect(answers.filter((answer) => answer === 'taken')).toHaveLength(ALLOWED);
  });

  it('counts each address separately', async () => {
    const key = newId();
    for (let i = 0; i < ALLOWED; i += 1) await take(key);

    expect(await take(newId())).toBe('taken');
  });

  it('holds over a restart, and across servers, each with connections of its own', async () => {
    const key = newId();
    for (let i = 0; i < 3; i += 1) await take(key);
    await closeRateLimits();

    const [other, own] = await Promise.all([
      takenByAnotherProcess(key, ALLOWED),
      Promise.all(Array.from({ length: ALLOWED }, () => take(key))),
    ]);

    expect(other + own.filter((answer) => answer === 'taken').length).toBe(ALLOWED - 3);
  });

  it('is forgotten once its time is over, and not before', async () => {
    const key = newId();
    for (let i = 0; i < ALLOWED; i += 1) await take(key);
    const hence = (minutes: number) => new Date(Date.now() + minutes * 60_000);

    expect(await forgetExpiredCounts(hence(14))).toBe(0);
    expect(await take(key)).toBe('too_many');
    expect(await forgetExpiredCounts(hence(16))).toBeGreaterThan(0);
    expect(await take(key)).toBe('taken');
  });

  /** @returns how many of `tries` another server process was allowed. */
  async function takenByAnotherProcess(key: string, tries: number): Promise<number> {
    const args = [program('tests/support/programs/taking-process.ts'), key, String(tries)];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, DATABASE_APP_URL: database().appUrl },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const output = await child.stdout.toArray();
    return Number(Buffer.concat(output).toString());
  }
});

describe('an address that browsers request again and again', () => {
  const id = newId();
  const at = (path: string, init?: RequestInit) => new Request(`http://localhost:3000${path}`, init);
  const params = Promise.resolve({ workspace: id, file: id });
  let userId: string;
  beforeAll(async () => {
    userId = (await givenPeople()).ruth.userId;
    browser.token = await openSession(userId, REQUEST);
  });

  const ADDRESSES: readonly (readonly [string, LimitName, number, () => Promise<Response>])[] = [
    ['the palette', 'look', 200, () => palette(at('/api/palette?q=kiln'))],
    ['the palette of what no business is called', 'look', 404, () => palette(at('/api/palette?in=a%00b'))],
    ['the rest of a long inbox', 'look', 200, () => inbox(at('/api/inbox'))],
    ['a small picture', 'preview', 404, () => preview(at('/'), { params })],
    [
      'the beginning of an upload',
      'upload',
      400,
      () => beginUpload(at('/api/uploads', { method: 'POST', headers: { 'tus-resumable': '1.0.0' } })),
    ],
  ];

  it.each(ADDRESSES)('answers %s, and with 429 once there were too many', async (_, limit, status, ask) => {
    await forgetExpiredCounts(new Date(Date.now() + 24 * 60 * 60_000));
    const first = (await ask()).status;
    await givenUsedUp(limit, userId);

    const late = await ask();

    expect([first, late.status]).toEqual([status, 429]);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
