import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineEndpoint, NOTHING } from '@/lib/api/serving/endpoint';
import { performAction } from '@/lib/api/serving/perform-action';
import { serveApi } from '@/lib/api/serving/serve';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenToken } from '@/tests/support/api';
import { type BriefPlace, givenRuthAndMaria } from '@/tests/support/briefs';
import { givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

givenDatabaseWithPeople();
let people: People;
let ceramics: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  ceramics = await givenRuthAndMaria(people);
});
afterAll(closeRateLimits);

const Nothing = z.object({});

/** Writes a draft, and breaks before its first answer: as when the connection to the database is lost just then. */
function breaksAfterTheDeed(title: string, error: Error) {
  let isBroken = true;
  return defineEndpoint({
    method: 'POST',
    path: '/drafts',
    scope: 'briefs:write',
    status: 201,
    summary: 'Write a draft',
    params: Nothing,
    query: Nothing,
    body: NOTHING,
    answer: { name: 'Draft', schema: z.object({ id: z.uuid() }) },
    async run({ freshId: id, token }) {
      const { workspaceId } = token;
      const place = { workspaceId, engagementId: ceramics.engagementId, id };
      await performAction(saveBrief, { ...place, title, version: 0, intent: 'save' });
      if (isBroken) {
        isBroken = false;
        throw error;
      }
      return { id };
    },
  });
}

describe('a call that fails on our side after its action is done', () => {
  it.each([
    ['a fault of ours', 500],
    // as the database says it when it is restarted
    ['Connection terminated unexpectedly', 503],
  ])(
    "doesn’t say that nothing was changed, and isn't done a second time under its key: %s",
    async (why, status) => {
      const token = await givenToken(people.ruth, { workspace: people.workspace });
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': newId() };
      const endpoint = breaksAfterTheDeed(why, new Error(why));
      const post = () =>
        serveApi(
          [endpoint],
          new Request('http://localhost/api/v1/drafts', { method: 'POST', headers }),
          '/drafts',
        );

      const broken = await post();
      const again = await post();

      expect([broken.status, again.status]).toEqual([status, 201]);
      expect(await broken.json()).toMatchObject({
        detail: expect.stringContaining('this may have been done, or not'),
      });
      const written = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
        tx.brief.findMany({ where: { title: why }, select: { id: true } }),
      );
      expect(written).toEqual([await again.json()]);
    },
  );
});
