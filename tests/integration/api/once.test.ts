import { beforeAll, describe, expect, it } from 'vitest';
import { type Kept, onceFor } from '@/lib/api/serving/once';
import { Problem } from '@/lib/api/serving/problem';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import type { FoundToken } from '@/lib/platform/tenancy/find-api-token';
import { givenToken } from '@/tests/support/api';
import { givenPeople, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const NOW = new Date('2027-03-01T12:00:00Z');
const later = (ms: number) => new Date(NOW.getTime() + ms);
const DONE: Kept = { status: 201, etag: null, body: '{"is":"done"}' };

describe('what is asked under a key', () => {
  givenDatabaseWithPeople();
  let token: FoundToken;
  let others: readonly FoundToken[];
  beforeAll(async () => {
    const { ruth, maria } = await givenPeople();
    const tokenOf = async (person: Person): Promise<FoundToken> => {
      const tokenId = newId();
      await givenToken(person, { id: tokenId });
      return { tokenId, workspaceId: null, scopes: [], ...person };
    };
    token = await tokenOf(ruth);
    others = [await tokenOf(ruth), await tokenOf(maria)];
  });

  const asked = (key: string, otherwise: { readonly now?: Date; readonly path?: string } = {}) => ({
    token,
    key,
    method: 'POST',
    path: '/api/v1/briefs',
    text: '{}',
    now: NOW,
    ...otherwise,
  });
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error instanceof Problem ? error.code : 'broken'),
    );

  it('is done by the first, whose answer the second gets', async () => {
    const key = newId();
    const ids: string[] = [];
    const does = async (id: string) => {
      ids.push(id);
      return DONE;
    };

    expect(await onceFor(asked(key), does)).toEqual(DONE);
    expect(await onceFor(asked(key), does)).toEqual(DONE);

    expect(ids).toHaveLength(1);
    expect(await codeOf(onceFor(asked(key, { path: '/api/v1/time-entries' }), does))).toBe('key_reused');
  });

  it('is the token’s own: under the same key another token, of whomever, hears nothing of it', async () => {
    const key = newId();
    const first = await onceFor(asked(key), async () => DONE);

    for (const other of others) {
      const own: Kept = { status: 201, etag: null, body: JSON.stringify({ of: other.tokenId }) };
      expect(await onceFor({ ...asked(key), token: other }, async () => own)).toEqual(own);
    }

    expect(await onceFor(asked(key), async () => ({ ...DONE, body: '{"is":"another"}' }))).toEqual(first);
  });

  it('isn’t done by a second while the first is on its way, and by the same name once that was given up', async () => {
    const key = newId();
    const first = Promise.withResolvers<Kept>();
    const began = Promise.withResolvers<string>();
    const slow = onceFor(asked(key), (id) => {
      began.resolve(id);
      return first.promise;
    });
    const name = await began.promise;
    const again = (now: Date) => {
      let by = '';
      const done = onceFor(asked(key, { now }), async (id) => {
        by = id;
        return DONE;
      });
      return codeOf(done).then((code) => [code, by]);
    };

    expect(await again(later(59_000))).toEqual(['still_on_its_way', '']);
    expect(await again(later(60_000))).toEqual(['done', name]);

    first.resolve(DONE);
    await slow;
  });

  it('is forgotten if it was refused, and tried at once by the same name if something broke', async () => {
    const names = async (key: string, error: Error) => {
      const found: string[] = [];
      const fails = (id: string) => {
        found.push(id);
        return Promise.reject(error);
      };
      for (const _ of [1, 2]) await codeOf(onceFor(asked(key), fails));
      return new Set(found).size;
    };

    expect(await names(newId(), new Problem(422, 'invalid', 'No.'))).toBe(2);
    expect(await names(newId(), new Problem(500, 'bug', 'Oh.'))).toBe(1);
    expect(await names(newId(), new Error('gone'))).toBe(1);
  });

  it('is kept for two days', async () => {
    const [old, young] = [newId(), newId()];
    const days = (count: number) => later(count * 86_400_000);
    const does = async () => DONE;
    await onceFor(asked(old), does);
    await onceFor(asked(young, { now: days(1) }), does);

    await onceFor(asked(newId(), { now: days(2.5) }), does);

    const kept = await withActor({ kind: 'user', userId: token.userId }, (tx) =>
      tx.apiRequest.findMany({ where: { key: { in: [old, young] } } }),
    );
    expect(kept.map(({ key }) => key)).toEqual([young]);
  });
});
