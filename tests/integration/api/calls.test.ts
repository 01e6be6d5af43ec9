import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { ask, call, givenToken } from '@/tests/support/api';
import { readDocument } from '@/tests/support/api-document';
import { givenPeople, givenPerson, givenWorkspace, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenUsedUp } from '@/tests/support/used-up';

givenDatabaseWithPeople();
let people: People;
beforeAll(async () => {
  people = await givenPeople();
});
afterAll(closeRateLimits);

describe("the API's document", () => {
  it('is OpenAPI 3.1, as a validator that isn’t ours reads it', async () => {
    const result = await new Validator().validate(await readDocument());

    expect(result).toMatchObject({ valid: true });
  });
});

describe('a call that can’t be answered', () => {
  it('says why as a problem, with the field that it is about', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });

    const answers = await Promise.all([
      ask(token, '/nothing-here'),
      ask(token, '/briefs', { method: 'DELETE' }),
      ask(token, '/briefs?limit=1000'),
      ask(token, '/briefs/not-an-id'),
      ask(token, `/briefs/${newId()}`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([404, 405, 422, 422, 404]);
    expect(answers[1]?.headers.get('allow')).toBe('GET, HEAD, POST');
    expect(answers[2]?.body.errors[0].field).toBe('limit');
    expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual(
      Array.from({ length: 5 }, () => 'application/problem+json'),
    );
  });

  it('is refused if it has an unknown parameter, or one twice: a filter that is ignored filters nothing', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const fieldsOf = async (path: string, sent?: object) => {
      const { status, body } = await ask(token, path, sent ? { method: 'POST', json: sent } : {});
      return [status, body.errors.map(({ field }: { field: string }) => field)];
    };

    expect(await fieldsOf('/briefs?stat=delivered')).toEqual([422, ['stat']]);
    expect(await fieldsOf('/briefs?state=sent&state=draft')).toEqual([422, ['state']]);
    expect(await fieldsOf('/people?state=active')).toEqual([422, ['state']]);
    expect(await fieldsOf(`/briefs/${newId()}?part=files`)).toEqual([422, ['part']]);
    expect(await fieldsOf('/briefs', { colour: 'red', title: 5 })).toEqual([
      422,
      ['engagementId', 'title', 'colour'],
    ]);
  });

  it('is told what is left of its limit, and beyond it when to try again', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const first = await call(token, '/people');
    expect(first.headers.get('ratelimit')).toMatch(/^"api";r=299;t=\d+$/);
    const id = (await asRuth((tx) => tx.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } }))).id;
    await givenUsedUp('api', id);

    const over = await ask(token, '/people');

    expect(over).toMatchObject({ status: 429, body: { code: 'too_many' } });
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is told when to try again also if its person has written too much', async () => {
    const someone = await givenPerson({
      name: 'Ada Okafor',
      email: 'ada@okafor.example',
      zone: 'Africa/Lagos',
    });
    const business = await givenWorkspace(someone, { name: 'Okafor Prints' });
    const token = await givenToken(someone, { workspace: business });
    await givenUsedUp('write', someone.userId);
    const json = { engagementId: newId(), title: 'One too many' };

    const over = await ask(token, '/briefs', { method: 'POST', json });

    expect(over).toMatchObject({ status: 429, body: { code: 'too_many' } });
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('gets no rights from a cookie, and none from another site', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const answer = await call(token, '/people', { headers: { origin: 'https://elsewhere.example' } });

    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });
});

function asRuth<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return withActor({ kind: 'user', userId: people.ruth.userId }, work);
}
