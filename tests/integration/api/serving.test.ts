import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEndpoint, NOTHING } from '@/lib/api/serving/endpoint';
import { serveApi } from '@/lib/api/serving/serve';
import { currentCaller } from '@/lib/platform/auth/caller';
import { decideFresh } from '@/lib/platform/auth/fresh';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { changedMeanwhile, demand } from '@/lib/platform/result';
import { givenToken } from '@/tests/support/api';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenUsedUp } from '@/tests/support/used-up';

// trusted from one proxy, as behind a load balancer
process.env.TRUSTED_PROXY_HOPS = '1';

/**
 * Endpoints of these tests’ own: no real one asks for a fresh sign-in, and one that does must find that a tool has
 * none.
 */
const signs = defineEndpoint({
  method: 'GET',
  path: '/signing',
  scope: 'briefs:read',
  summary: 'Signs',
  params: z.object({}),
  query: z.object({}),
  body: NOTHING,
  status: 204,
  answer: NOTHING,
  async run({ now }) {
    const { signedIn } = await currentCaller();
    demand(decideFresh(signedIn?.authenticatedAt ?? now, now, 'sign as you'));
    return undefined;
  },
});
const notes = defineEndpoint({
  method: 'POST',
  path: '/notes',
  scope: 'briefs:read',
  summary: 'Takes a note',
  params: z.object({}),
  query: z.object({}),
  status: 201,
  body: { name: 'Note', schema: z.object({ text: z.string() }) },
  answer: { name: 'Id', schema: z.object({ id: z.string() }) },
  run: async ({ freshId }) => ({ id: freshId }),
});

const reads = defineEndpoint({
  method: 'GET',
  path: '/notes',
  scope: 'briefs:read',
  summary: 'Reads a note',
  params: z.object({}),
  query: z.object({}),
  body: NOTHING,
  status: 200,
  answer: { name: 'Text', schema: z.object({ text: z.string(), version: z.int() }) },
  run: async () => ({ text: 'The kiln is booked.', version: 3 }),
});
const writes = defineEndpoint({
  method: 'PUT',
  path: '/notes',
  scope: 'briefs:read',
  summary: 'Writes a note',
  needsMatch: true,
  params: z.object({}),
  query: z.object({}),
  body: NOTHING,
  status: 200,
  answer: { name: 'Seen', schema: z.object({ seen: z.number(), version: z.int() }) },
  run: async ({ seenVersion }) => ({ seen: seenVersion ?? 0, version: 3 }),
});

const late = [true, undefined].map((needsMatch) =>
  defineEndpoint({
    method: 'POST',
    path: needsMatch ? '/late' : '/late-unseen',
    scope: 'briefs:read',
    summary: 'Comes too late',
    ...(needsMatch && { needsMatch }),
    params: z.object({}),
    query: z.object({}),
    body: NOTHING,
    status: 204,
    answer: NOTHING,
    run: async () => {
      throw changedMeanwhile('note');
    },
  }),
);

describe('a call of a tool', () => {
  givenDatabaseWithPeople();
  let people: People;
  let token: string;
  beforeAll(async () => {
    people = await givenPeople();
    token = await givenToken(people.ruth, { workspace: people.workspace });
  });
  afterAll(closeRateLimits);

  function sends(method: 'GET' | 'POST' | 'PUT', path: string, headers = {}, body?: string) {
    const request = new Request(`http://localhost/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...headers },
      ...(body !== undefined && { body }),
    });
    return serveApi([signs, notes, reads, writes, ...late], request, path);
  }

  async function calls(path: string, headers = {}, body?: string) {
    const method = body === undefined ? 'GET' : 'POST';
    const answer = await sends(method, path, { 'content-type': 'application/json', ...headers }, body);
    return { status: answer.status, body: answer.status === 204 ? null : await answer.json() };
  }

  it('never counts as a fresh sign-in', async () => {
    expect(await calls('/signing')).toMatchObject({ status: 403, body: { code: 'sign_in_again' } });
  });

  it('says what it sends, sends no more than a text, and names it by a valid key', async () => {
    const note = JSON.stringify({ text: 'The kiln is booked.' });
    expect((await calls('/notes', {}, note)).status).toBe(201);

    const key = (name: string) => ({ 'idempotency-key': name });
    const long = JSON.stringify({ text: 'x'.repeat(500_000) });
    expect((await calls('/notes', { 'content-type': 'text/plain' }, note)).status).toBe(415);
    expect((await calls('/notes', {}, long)).status).toBe(413);
    expect((await calls('/notes', {}, '{"text":')).status).toBe(400);
    expect((await calls('/notes', key('note-1'), note)).status).toBe(400);
    expect((await calls('/notes', key(newId()), note)).status).toBe(201);
  });

  it("isn't sent what it already has, and says of a change which version it has seen", async () => {
    const first = await sends('GET', '/notes');
    const etag = first.headers.get('etag') ?? '';
    const again = await sends('GET', '/notes', { 'if-none-match': `"other", W/${etag}` });
    const unseen = await sends('PUT', '/notes');
    const seen = await sends('PUT', '/notes', { 'if-match': etag });
    const known = await sends('PUT', '/notes', {
      'if-match': etag,
      'if-none-match': seen.headers.get('etag') ?? '',
    });

    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect([unseen.status, seen.status, known.status]).toEqual([428, 200, 200]);
    expect(await seen.json()).toEqual({ seen: 3, version: 3 });
    expect(first.headers.get('vary')).toBe('authorization');
    expect(first.headers.get('cache-control')).toBe('private, no-store');
  });

  it('that is too late hears of its condition only if it sent one', async () => {
    const answers = await Promise.all([
      sends('POST', '/late', { 'if-match': '"1"' }),
      sends('POST', '/late-unseen', { 'if-match': '"1"' }),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([412, 409]);
    for (const answer of answers) expect(await answer.json()).toMatchObject({ code: 'changed_meanwhile' });
  });

  it('counts against the limit of its network, with whatever token', async () => {
    const from = { 'x-forwarded-for': '203.0.113.77' };
    await givenUsedUp('apiFromAnywhere', '203.0.113.77');

    for (const authorization of [`Bearer ${token}`, 'Bearer handover_nobodys'])
      expect((await calls('/signing', { ...from, authorization })).status).toBe(429);
    expect((await calls('/signing', { 'x-forwarded-for': '203.0.113.78' })).status).toBe(403);
  });
});
