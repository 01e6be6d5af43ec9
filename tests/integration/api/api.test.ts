import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GET as handOut } from '@/app/api/files/signed/route';
import { listTokens } from '@/lib/api/tokens/queries';
import { endToken, makeToken } from '@/lib/api/tokens/tokens.actions';
import { saveBrief } from '@/lib/briefs/editing.actions';
import { hashApiToken } from '@/lib/platform/auth/tokens';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { closeRateLimits, spend } from '@/lib/platform/rate-limit';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { ask, call, givenToken, readDocument } from '@/tests/support/api';
import {
  type BriefPlace,
  briefForm,
  givenAttached,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  givenRuthAndMaria,
  seen,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/forms';
import {
  asPerson,
  givenAssistant,
  givenPeople,
  givenPerson,
  givenWorkspace,
  type People,
} from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { newestMailTo } from '@/tests/support/signing-in';
import { givenStorage } from '@/tests/support/storage';
import { daysAgo, givenAgreedLately } from '@/tests/support/time';

givenDatabaseWithPeople();
givenStorage();
let people: People;
let ceramics: BriefPlace;
let bakery: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  ceramics = await givenRuthAndMaria(people);
  const { foreign, maria } = people;
  const engagementId = await givenAssistant(foreign.owner, foreign.workspace, maria);
  bakery = { owner: foreign.owner, assistant: maria, workspace: foreign.workspace, engagementId };
  await givenAgreementInForce(bakery);
});
afterAll(closeRateLimits);

describe('the document of the API', () => {
  it('is OpenAPI 3.1, as a validator that isn’t ours reads it', async () => {
    const result = await new Validator().validate(await readDocument());

    expect(result).toMatchObject({ valid: true });
  });
});

describe('a token', () => {
  it('is told once, kept as its hash, and told of by mail and in the log', async () => {
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

  it('isn’t made by a sign-in of eleven minutes ago, nor twice under one id', async () => {
    const { ruth, workspace } = people;
    const form = { id: newId(), workspaceId: workspace.id, name: 'Late', scopes: ['briefs:read'], days: 30 };
    const stale = { ...ruth, authenticatedAt: new Date(Date.now() - 11 * 60_000) };

    expect(refusalOf(await asPerson(stale, () => submit(makeToken, form))).code).toBe('sign_in_again');
    doneOf(await asPerson(ruth, () => submit(makeToken, form)));
    expect(refusalOf(await asPerson(ruth, () => submit(makeToken, form))).code).toBe('made_already');
  });

  it('that isn’t one, has expired or was ended is refused, and nothing is said of why', async () => {
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

  it('can neither sign nor pay nor make another: whatever asks for a fresh sign-in is refused to a tool', async () => {
    const { ruth, workspace } = people;
    const asTool = { ...ruth, authenticatedAt: new Date(0) };
    const form = { id: newId(), workspaceId: workspace.id, name: 'More', scopes: ['briefs:read'], days: 30 };

    expect(refusalOf(await asPerson(asTool, () => submit(makeToken, form))).code).toBe('sign_in_again');
  });
});

describe('what a token reaches', () => {
  it('of a business: its briefs with its drafts, and nothing of another business of the same person', async () => {
    const { ruth, maria, workspace } = people;
    const draft = await givenBriefDraft(ceramics, { title: 'A draft' });
    const sent = await givenBriefSent(ceramics, { title: 'Spring photos' });
    const kilns = await givenWorkspace(ruth, { name: 'Adeyemi Kilns' });
    const place = { owner: ruth, assistant: maria, workspace: kilns };
    const there = { ...place, engagementId: await givenAssistant(ruth, kilns, maria) };
    await givenAgreementInForce(there);
    const elsewhere = await givenBriefSent(there, { title: 'New kiln' });
    const token = await givenToken(ruth, { workspace });

    const { body } = await ask(token, '/briefs');
    expect(idsIn(body)).toEqual(expect.arrayContaining([draft.id, sent.id]));
    expect(idsIn(body)).not.toContain(elsewhere.id);
    expect((await ask(token, `/briefs/${elsewhere.id}`)).status).toBe(404);
    expect(idsIn((await ask(token, `/briefs?engagementId=${there.engagementId}`)).body)).toEqual([]);
    const { body: assistants } = await ask(token, '/people');
    expect(assistants.items.map(({ business }: { business: { name: string } }) => business.name)).toEqual(
      expect.arrayContaining(['Adeyemi Ceramics']),
    );
    expect(JSON.stringify(assistants)).not.toContain('Kilns');
    const [{ id: engagementId }] = assistants.items;
    expect((await ask(token, `/people/${engagementId}`)).body).toEqual(assistants.items[0]);
    expect((await ask(token, `/people/${there.engagementId}`)).status).toBe(404);
  });

  it('of an inbox: what was handed over by every business, no draft, and nothing that its person runs', async () => {
    const { maria } = people;
    const draft = await givenBriefDraft(ceramics, { title: 'Not yet' });
    const one = await givenBriefSent(ceramics);
    const other = await givenBriefSent(bakery);
    const own = await givenWorkspace(maria, { name: 'Santos Studio' });
    const hers = { owner: maria, assistant: people.dewi, workspace: own };
    const there = { ...hers, engagementId: await givenAssistant(maria, own, people.dewi) };
    await givenAgreementInForce(there);
    const run = await givenBriefSent(there);
    const token = await givenToken(maria);

    const { body } = await ask(token, '/briefs?limit=100');
    expect(idsIn(body)).toEqual(expect.arrayContaining([one.id, other.id]));
    for (const hidden of [draft.id, run.id]) {
      expect(idsIn(body)).not.toContain(hidden);
      expect((await ask(token, `/briefs/${hidden}`)).status).toBe(404);
    }
  });

  it('is walked page by page, each brief once, the newest first', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const all = idsIn((await ask(token, '/briefs?limit=100')).body);

    const walked: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const { body }: { body: { next: string | null } } = await ask(
        token,
        `/briefs?limit=2${next ? `&after=${next}` : ''}`,
      );
      walked.push(...idsIn(body));
      next = body.next;
    }

    expect(all.length).toBeGreaterThan(2);
    expect(walked).toEqual(all);
    expect([...walked].sort().reverse()).toEqual(walked);
  });

  it('is tagged, so that who has it already hears only that', async () => {
    const brief = await givenBriefSent(ceramics);
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const first = await ask(token, `/briefs/${brief.id}`);

    const etag = first.headers.get('etag') ?? '';
    const again = await ask(token, `/briefs/${brief.id}`, { headers: { 'if-none-match': etag } });

    expect(first.body).toMatchObject({ id: brief.id, state: 'sent', deliverables: [{ criteria: [{}, {}] }] });
    expect(again.status).toBe(304);
    const head = { method: 'HEAD', headers: { 'if-none-match': etag } } as const;
    expect((await call(token, `/briefs/${brief.id}`, head)).status).toBe(304);
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

  it('is refused where it asks by a name that nobody knows, or twice by one: a filter that is left out filters nothing', async () => {
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

  it('is told what is left of its limit, and after it when to come again', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const first = await call(token, '/people');
    expect(first.headers.get('ratelimit')).toMatch(/^"api";r=299;t=\d+$/);
    const id = (await asRuth((tx) => tx.apiToken.findFirstOrThrow({ orderBy: { id: 'desc' } }))).id;
    for (let spent = 0; spent < 299; spent += 1) await spend('api', id);

    const over = await ask(token, '/people');

    expect(over).toMatchObject({ status: 429, body: { code: 'too_many' } });
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('is told when to come again also where its person has written too much', async () => {
    const someone = await givenPerson({
      name: 'Ada Okafor',
      email: 'ada@okafor.example',
      zone: 'Africa/Lagos',
    });
    const business = await givenWorkspace(someone, { name: 'Okafor Prints' });
    const token = await givenToken(someone, { workspace: business });
    for (let spent = 0; spent < 240; spent += 1) await spend('write', someone.userId);
    const json = { engagementId: newId(), title: 'One too many' };

    const over = await ask(token, '/briefs', { method: 'POST', json });

    expect(over).toMatchObject({ status: 429, body: { code: 'too_many' } });
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('carries no cookie’s rights and no other site’s', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const answer = await call(token, '/people', { headers: { origin: 'https://elsewhere.example' } });

    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('cache-control')).toContain('no-store');
  });
});

describe('what a tool does', () => {
  const key = () => ({ 'idempotency-key': newId() });
  const seenOf = async (token: string, id: string) => {
    const { headers } = await ask(token, `/briefs/${id}`);
    return { 'if-match': headers.get('etag') ?? '' };
  };

  it('is the whole life of a brief, from both sides, by the same actions as the pages’', async () => {
    const ruths = await givenToken(people.ruth, { workspace: people.workspace });
    const marias = await givenToken(people.maria);
    const { intent: _, version: __, workspaceId: ___, id: ____, budgetHours, ...terms } = briefForm(ceramics);
    const json = { ...terms, budgetHours: Number(budgetHours) };
    const post = (token: string, path: string, sent: object = {}, headers: Record<string, string> = {}) =>
      ask(token, path, { method: 'POST', json: sent, headers });

    const written = await post(ruths, '/briefs', json);
    expect(written).toMatchObject({ status: 201, body: { state: 'draft' } });
    const { id } = written.body;
    const handedOver = await post(ruths, `/briefs/${id}/hand-over`, {}, await seenOf(ruths, id));
    expect(handedOver).toMatchObject({ status: 200, body: { state: 'sent' } });
    const asked = { question: 'Which background?', isBlocking: true };
    expect((await post(marias, `/briefs/${id}/questions`, asked)).body.state).toBe('clarifying');
    const { questions, deliverables } = (await ask(ruths, `/briefs/${id}`)).body;
    const answer = { method: 'PUT', json: { answer: 'White.' } } as const;
    expect((await ask(ruths, `/briefs/${id}/questions/${questions[0].id}/answer`, answer)).status).toBe(200);
    const accepted = await post(marias, `/briefs/${id}/accept`, {}, await seenOf(marias, id));
    expect(accepted.body.state).toBe('accepted');
    const [first] = deliverables;
    const items = [
      { deliverableId: first.id, note: 'All 24.', met: [{ criterionId: first.criteria[0].id }] },
    ];
    expect((await post(marias, `/briefs/${id}/deliveries`, { note: 'Done.', items })).status).toBe(201);
    const { deliveries } = (await ask(ruths, `/briefs/${id}`)).body;
    const approval = { deliveryId: deliveries[0].id, note: 'Lovely.' };
    const approved = await post(ruths, `/briefs/${id}/approval`, approval, await seenOf(ruths, id));
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } });

    const deeds = await asRuth((tx) =>
      tx.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } }),
    );
    expect(deeds.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['brief.handed_over', 'brief.accepted', 'brief.delivered', 'brief.approved']),
    );
    expect(deeds.every(({ data }) => typeof data === 'object' && data !== null && 'token' in data)).toBe(
      true,
    );
  });

  it('is refused in the form’s own words, at the form’s own fields, and hands over nothing that is half', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const json = { engagementId: ceramics.engagementId, title: 'Half' };
    const post = (sent: object) => ask(token, '/briefs', { method: 'POST', json: sent });

    const { status, body } = await post({ ...json, deadlineDate: '2027-03-05', deadlineTime: '25:00' });
    expect([status, body.errors.length]).toEqual([422, 1]);
    expect(body.errors[0].field).toMatch(/^deadline/);
    expect((await post({ ...json, colour: 'red' })).status).toBe(422);
    const draft = (await post(json)).body;
    const headers = await seenOf(token, draft.id);
    const handedOver = await ask(token, `/briefs/${draft.id}/hand-over`, { method: 'POST', headers });
    expect(handedOver).toMatchObject({ status: 409, body: { code: 'not_ready' } });
  });

  it('is done once under a key, however often it is sent, and answered alike', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const json = { engagementId: ceramics.engagementId, title: 'Sent three times' };
    const sent = { method: 'POST', json, headers: key() } as const;

    const first = await ask(token, '/briefs', sent);
    const again = await ask(token, '/briefs', sent);
    const other = await ask(token, '/briefs', { ...sent, json: { ...json, title: 'Something else' } });

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(other).toMatchObject({ status: 422, body: { code: 'key_reused' } });
    expect(await asRuth((tx) => tx.brief.count({ where: { title: json.title } }))).toBe(1);
  });

  it('by two calls at the same moment is done by one; the other hears it is on its way, or the answer', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const json = { engagementId: ceramics.engagementId, title: 'Sent twice at once' };
    const sent = { method: 'POST', json, headers: key() } as const;

    const answers = await Promise.all([ask(token, '/briefs', sent), ask(token, '/briefs', sent)]);

    expect(answers.filter(({ status }) => ![201, 409].includes(status))).toEqual([]);
    expect(await asRuth((tx) => tx.brief.count({ where: { title: json.title } }))).toBe(1);
  });

  it('whose answer was lost is found under the same id when it is asked again', async () => {
    const id = newId();
    const token = await givenToken(people.ruth, { workspace: people.workspace, id });
    const json = { engagementId: ceramics.engagementId, title: 'Lost on the way' };
    const headers = key();
    const sent = { method: 'POST', json, headers } as const;
    const first = await ask(token, '/briefs', sent);
    await asRuth((tx) =>
      tx.apiRequest.updateMany({
        where: { tokenId: id },
        data: { status: null, answeredAt: null, begunAt: new Date(Date.now() - 120_000) },
      }),
    );

    const again = await ask(token, '/briefs', sent);

    expect(again.body.id).toBe(first.body.id);
    expect(await asRuth((tx) => tx.brief.count({ where: { title: json.title } }))).toBe(1);
  });

  it('overwrites nothing that it hasn’t seen', async () => {
    const token = await givenToken(people.ruth, { workspace: people.workspace });
    const json = { engagementId: ceramics.engagementId, title: 'A draft' };
    const { body } = await ask(token, '/briefs', { method: 'POST', json });
    const put = (headers: Record<string, string>, title: string) =>
      ask(token, `/briefs/${body.id}`, { method: 'PUT', json: { ...json, title }, headers });
    const seen = await seenOf(token, body.id);

    expect((await put({}, 'Blind')).status).toBe(428);
    expect((await put(seen, 'First')).status).toBe(200);
    expect(await put(seen, 'Second')).toMatchObject({ status: 412, body: { code: 'changed_meanwhile' } });
    expect((await ask(token, `/briefs/${body.id}`)).body.title).toBe('First');
  });

  it('leaves the files of a draft that is written anew, and says when it is looked at', async () => {
    const { owner } = ceramics;
    const draft = await givenBriefDraft(ceramics);
    const fileId = await givenAttached(ceramics, draft.id);
    doneOf(
      await asPerson(owner, () =>
        submit(saveBrief, { ...briefForm(ceramics), ...seen(draft), attached: fileId, intent: 'save' }),
      ),
    );
    const token = await givenToken(owner, { workspace: ceramics.workspace });
    const json = {
      ...{ engagementId: ceramics.engagementId, title: 'Anew' },
      ...{ deadlineDate: '2027-03-05', deadlineTime: '17:00', deadlineZone: 'Asia/Manila' },
      ...{ windowFromDate: '2027-02-12', windowFromTime: '09:00' },
      checkIns: [{ date: '2027-02-19', time: '10:00', about: 'The first three pictures' }],
    };

    const headers = await seenOf(token, draft.id);
    expect((await ask(token, `/briefs/${draft.id}`, { method: 'PUT', json, headers })).status).toBe(200);

    expect((await ask(token, `/briefs/${draft.id}`)).body).toMatchObject({
      ...{ title: 'Anew', givens: [], files: [{ id: fileId }] },
      windowFrom: { at: '2027-02-12T01:00:00.000Z', local: '2027-02-12T09:00', zone: 'Asia/Manila' },
      checkIns: [{ about: 'The first three pictures', when: { at: '2027-02-19T02:00:00.000Z' } }],
    });
  });

  it('fetches what was delivered, by a link that needs no token, and no file of another brief', async () => {
    const brief = await givenBriefDelivered(ceramics);
    const other = await givenBriefSent(ceramics);
    const [ruths, marias] = [
      await givenToken(people.ruth, { workspace: people.workspace }),
      await givenToken(people.maria),
    ];
    const { deliveries } = (await ask(ruths, `/briefs/${brief.id}`)).body;
    const [delivery] = deliveries;
    const fileOf = (item: { file: { id: string } | null }) => item.file?.id ?? [];
    const [file] = delivery.items.flatMap(fileOf);

    const link = await ask(ruths, `/briefs/${brief.id}/files/${file}`);

    expect(delivery).toMatchObject({ number: 1, review: null });
    expect((await ask(marias, `/briefs/${brief.id}/files/${file}`)).status).toBe(200);
    expect((await ask(ruths, `/briefs/${other.id}/files/${file}`)).status).toBe(404);
    const bytes = await (await handOut(new Request(link.body.url))).text();
    expect(bytes).toHaveLength(link.body.sizeBytes);
  });

  it('is nothing that its person couldn’t do: an assistant writes no brief, an owner no time', async () => {
    const ruths = await givenToken(people.ruth, { workspace: people.workspace });
    const marias = await givenToken(people.maria);
    const { engagementId } = ceramics;
    const time = { engagementId, date: '2026-11-25', from: '09:00', until: '10:00', note: 'Work' };

    const answers = [
      await ask(marias, '/briefs', { method: 'POST', json: { engagementId, title: 'Mine' } }),
      await ask(ruths, '/time-entries', { method: 'POST', json: time }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });

  it('writes down time, lists it for both sides, and takes it back while the week is open', async () => {
    const { ruth, dewi, workspace, engagements } = people;
    const pair = { owner: ruth, assistant: dewi, workspace, engagementId: engagements.dewi };
    await givenAgreedLately(pair);
    const ruths = await givenToken(ruth, { workspace });
    const dewis = await givenToken(dewi);
    const { engagementId } = pair;
    const json = { engagementId, date: daysAgo(1), from: '09:00', until: '10:30', note: 'Cut out pictures' };
    const sent = { method: 'POST', json, headers: key() } as const;

    const written = await ask(dewis, '/time-entries', sent);
    expect(written).toMatchObject({ status: 201, body: { version: 1 } });
    expect((await ask(dewis, '/time-entries', sent)).body).toEqual(written.body);
    const listed = await ask(ruths, `/time-entries?engagementId=${engagementId}&until=${daysAgo(0)}&limit=1`);
    expect(listed.body.items[0]).toMatchObject({ id: written.body.id, minutes: 90, week: { state: 'open' } });
    const over = { method: 'POST', json: { ...json, until: '09:30' } } as const;
    const overlapping = await ask(dewis, '/time-entries', over);
    expect(overlapping.body).toMatchObject({ code: 'overlaps', errors: [{ field: 'from' }] });
    const gone = { method: 'DELETE', headers: { 'if-match': '"1"' } } as const;
    expect((await ask(ruths, `/time-entries/${written.body.id}`, gone)).status).toBe(403);
    expect((await ask(dewis, `/time-entries/${written.body.id}`, gone)).status).toBe(204);
    expect((await ask(ruths, '/time-entries')).body.items).toEqual([]);
  });
});

function asRuth<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return withActor({ kind: 'user', userId: people.ruth.userId }, work);
}

const Items = z.object({ items: z.array(z.object({ id: z.string() })) });

function idsIn(body: unknown): string[] {
  return Items.parse(body).items.map(({ id }) => id);
}
