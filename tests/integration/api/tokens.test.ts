import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listTokens } from '@/lib/api/tokens/queries';
import { endToken, makeToken } from '@/lib/api/tokens/tokens.actions';
import { hashApiToken } from '@/lib/platform/auth/tokens';
import { atTime } from '@/lib/platform/clock';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { ask, givenToken } from '@/tests/support/api';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, givenPerson, givenWorkspace, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { newestMailTo } from '@/tests/support/signing-in';

givenDatabaseWithPeople();
let people: People;
beforeAll(async () => {
  people = await givenPeople();
});
afterAll(closeRateLimits);

describe('a token', () => {
  it('is shown once, kept as its hash, and reported by mail and in the log', async () => {
    const { ruth, workspace } = people;
    const id = newId();

    const token = await givenToken(ruth, { workspace, id, scopes: ['briefs:read'] });

    const kept = await asRuth((tx) => tx.apiToken.findUniqueOrThrow({ where: { id } }));
    expect(JSON.stringify(kept)).not.toContain(token.slice(9, 40));
    expect(token.endsWith(kept.endsWith)).toBe(true);
    const logged = await asRuth((tx) => tx.auditEvent.findFirstOrThrow({ where: { subjectId: id } }));
    expect(logged).toMatchObject({ action: 'api_token.made', data: { scopes: ['briefs:read'] } });
    const mail = await newestMailTo(ruth.email);
    expect(mail.subject).toContain('A tool may now act as you: A test');
    expect(mail.text).not.toContain(token.slice(9, 40));
  });

  it('isn’t made with a sign-in of eleven minutes ago, nor twice under one id', async () => {
    const { ruth, workspace } = people;
    const form = { id: newId(), workspaceId: workspace.id, name: 'Late', scopes: ['briefs:read'], days: 30 };
    const stale = { ...ruth, authenticatedAt: new Date(Date.now() - 11 * 60_000) };

    expect(refusalOf(await asPerson(stale, () => submit(makeToken, form))).code).toBe('sign_in_again');
    doneOf(await asPerson(ruth, () => submit(makeToken, form)));
    expect(refusalOf(await asPerson(ruth, () => submit(makeToken, form))).code).toBe('made_already');
  });

  it('that is invalid, expired or ended is refused, without saying why', async () => {
    const { ruth, workspace } = people;
    const id = newId();
    const token = await givenToken(ruth, { workspace, id });
    const later = new Date(Date.now() + 31 * 86_400_000);

    expect(await ask(token, '/briefs')).toMatchObject({ status: 200 });
    const answers = [
      await ask(null, '/briefs'),
      await ask(`${token.slice(0, -1)}z`, '/briefs'),
      await atTime(later, () => ask(token, '/briefs')),
    ];
    doneOf(await asPerson(ruth, () => submit(endToken, { id })));
    answers.push(await ask(token, '/briefs'));

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(answers[3]?.headers.get('www-authenticate')).toContain('invalid_token');
    expect(answers[3]?.body.detail).toBe(answers[2]?.body.detail);
  });

  it('ends with the membership of whoever made it, and stays ended', async () => {
    const { owner, workspace } = people.foreign;
    const token = await givenToken(owner, { workspace });
    const member = { workspaceId: workspace.id, userId: owner.userId };
    // a business always has an owner
    const other = await givenPerson({
      name: 'Nils Solheim',
      email: 'nils@solheim.example',
      zone: 'Europe/Oslo',
    });
    await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
      tx.membership.createMany({
        data: { ...member, id: newId(), userId: other.userId, role: 'owner', createdAt: new Date() },
      }),
    );
    const set = (endedAt: Date | null) =>
      withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
        tx.membership.updateMany({ where: member, data: { endedAt } }),
      );

    await set(new Date());
    expect((await ask(token, '/briefs')).status).toBe(401);
    await set(null);
    expect((await ask(token, '/briefs')).status).toBe(401);
  });

  it('is listed for as long as it works, however many have been made and ended since', async () => {
    const business = await givenWorkspace(people.ruth, { name: 'Adeyemi Shows' });
    const id = newId();
    await givenToken(people.ruth, { workspace: business, id });
    await asRuth(async (tx) => {
      const { id: _, ...like } = await tx.apiToken.findUniqueOrThrow({ where: { id } });
      const at = new Date(like.madeAt.getTime() + 1_000);
      const ended = Array.from({ length: 60 }, () => {
        const other = newId();
        return { ...like, id: other, tokenHash: hashApiToken(other), madeAt: at, endedAt: at };
      });
      await tx.apiToken.createMany({ data: ended });
    });

    const listed = await listTokens(people.ruth.userId, business.id);

    expect(listed[0]).toMatchObject({ id, state: 'works' });
    expect(listed).toHaveLength(41);
  });

  it('is one of at most twenty that work in a place, not counting those that have expired or were ended', async () => {
    const { dewi } = people;
    const lately = new Date(Date.now() - 31 * 86_400_000);
    await atTime(lately, () => givenToken(dewi));
    const ids = Array.from({ length: 20 }, () => newId());
    for (const id of ids) await givenToken(dewi, { id });
    const form = { name: 'One more', scopes: ['briefs:read'], days: 30 };
    const makes = (id: string) => asPerson(dewi, () => submit(makeToken, { ...form, id }));
    const [first = ''] = ids;

    expect(refusalOf(await makes(newId())).code).toBe('too_many_tokens');
    expect(refusalOf(await makes(first)).code).toBe('made_already');
    doneOf(await asPerson(dewi, () => submit(endToken, { id: first })));
    doneOf(await makes(newId()));
    expect(refusalOf(await makes(newId())).code).toBe('too_many_tokens');
  });

  it("is ended once, by its maker or the business's owner, even if the maker has left", async () => {
    const { ruth, tomas, workspace } = people;
    const id = newId();
    const runsAs = (data: { readonly role?: 'owner' | 'manager'; readonly endedAt?: Date | null }) =>
      withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
        tx.membership.updateMany({ where: { workspaceId: workspace.id, userId: tomas.userId }, data }),
      );
    const read = () => withActor({ kind: 'auth' }, (tx) => tx.apiToken.findUniqueOrThrow({ where: { id } }));
    await runsAs({ role: 'owner' });
    await givenToken(tomas, { workspace, id });
    expect((await listTokens(ruth.userId, workspace.id)).map((each) => each.id)).toContain(id);

    doneOf(await asPerson(ruth, () => submit(endToken, { id })));
    const { endedAt } = await read();
    doneOf(await asPerson(ruth, () => submit(endToken, { id })));

    expect(await read()).toMatchObject({ endedAt, endedById: ruth.userId });
    const logged = await asRuth((tx) =>
      tx.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } }),
    );
    expect(logged.map(({ action }) => action)).toEqual(['api_token.made', 'api_token.ended']);
    const own = newId();
    await givenToken(tomas, { workspace, id: own });
    await runsAs({ endedAt: new Date() });
    doneOf(await asPerson(tomas, () => submit(endToken, { id: own })));
    await runsAs({ role: 'manager', endedAt: null });
  });

  it('of a business is also listed among all that act as its person, who may no longer own it', async () => {
    const business = await givenWorkspace(people.ruth, { name: 'Adeyemi Tiles' });
    const [id, inbox] = [newId(), newId()];
    await givenToken(people.ruth, { workspace: business, id });
    await givenToken(people.ruth, { id: inbox });

    const listed = await listTokens(people.ruth.userId, null);

    expect(listed.find((each) => each.id === id)?.business).toBe('Adeyemi Tiles');
    expect(listed.find((each) => each.id === inbox)?.business).toBeNull();
    expect(await listTokens(people.maria.userId, business.id)).toEqual([]);
  });

  it('does only what it was allowed', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace, scopes: ['people:read'] });

    const answer = await ask(token, '/briefs');

    expect(answer).toMatchObject({ status: 403, body: { code: 'insufficient_scope' } });
    expect(answer.headers.get('www-authenticate')).toContain('scope="briefs:read"');
  });

  it('can neither sign nor pay nor make another: whatever needs a fresh sign-in is refused to a tool', async () => {
    const { ruth, workspace } = people;
    const asTool = { ...ruth, authenticatedAt: new Date(0) };
    const form = { id: newId(), workspaceId: workspace.id, name: 'More', scopes: ['briefs:read'], days: 30 };

    expect(refusalOf(await asPerson(asTool, () => submit(makeToken, form))).code).toBe('sign_in_again');
  });
});

function asRuth<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return withActor({ kind: 'user', userId: people.ruth.userId }, work);
}
