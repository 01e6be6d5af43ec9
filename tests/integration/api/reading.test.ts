import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { ask, call, givenToken } from '@/tests/support/api';
import { type BriefPlace, givenBriefDraft, givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { givenConnection } from '@/tests/support/connections';
import { givenAssistant, givenPeople, givenWorkspace, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';

const database = givenDatabaseWithPeople();
const admin = givenConnection(database, 'owner');
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

  it('of an inbox: what every business handed over, no draft, and nothing that its person runs', async () => {
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

  it('is listed page by page, each brief once, the newest first', async () => {
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

  it('has an ETag, so that a caller who already has it is told only that', async () => {
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

  it('calls somebody who has deleted their account as the business’s books do, wherever it names them', async () => {
    const { ruth, dewi } = people;
    const workspace = await givenWorkspace(ruth, { name: 'Adeyemi Glazes' });
    const place = { owner: ruth, assistant: dewi, workspace };
    const there = { ...place, engagementId: await givenAssistant(ruth, workspace, dewi) };
    await givenAgreementInForce(there);
    await givenBriefSent(there);
    const token = await givenToken(ruth, { workspace });
    const invited = 'SELECT assistant_name AS name FROM engagements WHERE id = $1';
    const { rows } = await admin().query<{ name: string }>(invited, [there.engagementId]);
    await admin().query("UPDATE users SET name = 'Someone who has left' WHERE id = $1", [dewi.userId]);

    const asked = ['/people', `/people/${there.engagementId}`, '/briefs', '/agreements'];
    const named = await Promise.all(asked.map(async (path) => (await ask(token, path)).body));

    expect(JSON.stringify(named)).not.toContain('Someone who has left');
    for (const body of named) expect(JSON.stringify(body)).toContain(rows[0]?.name);
  });
});

const Items = z.object({ items: z.array(z.object({ id: z.string() })) });

function idsIn(body: unknown): string[] {
  return Items.parse(body).items.map(({ id }) => id);
}
