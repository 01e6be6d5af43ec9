import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as handOut } from '@/app/api/files/signed/route';
import { saveBrief } from '@/lib/briefs/editor/editing.actions';
import { now } from '@/lib/platform/clock';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { type Tx, withActor } from '@/lib/platform/tenancy';
import { ask, givenToken } from '@/tests/support/api';
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
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenDay } from '@/tests/support/on-day';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { daysAgo, givenAgreedLately } from '@/tests/support/time';

givenDay('2026-11-30');
givenDatabaseWithPeople();
givenStorage();
let people: People;
let ceramics: BriefPlace;
beforeAll(async () => {
  people = await givenPeople();
  ceramics = await givenRuthAndMaria(people);
});
afterAll(closeRateLimits);

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

    const events = await asRuth((tx) =>
      tx.auditEvent.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } }),
    );
    expect(events.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['brief.handed_over', 'brief.accepted', 'brief.delivered', 'brief.approved']),
    );
    expect(events.every(({ data }) => typeof data === 'object' && data !== null && 'token' in data)).toBe(
      true,
    );
  });

  it('is refused in the form’s own words, at the form’s own fields, and hands over nothing by halves', async () => {
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

  it('is done once by a PUT, however often it is sent: an answer that was lost on its way can be sent again', async () => {
    const ruths = await givenToken(people.ruth, { workspace: people.workspace });
    const brief = await givenBriefSent(ceramics);
    const json = { question: 'Which background?' };
    await ask(await givenToken(people.maria), `/briefs/${brief.id}/questions`, { method: 'POST', json });
    const [asked] = (await ask(ruths, `/briefs/${brief.id}`)).body.questions;
    const answers = async (text: string) => {
      const path = `/briefs/${brief.id}/questions/${asked.id}/answer`;
      const { status, body } = await ask(ruths, path, { method: 'PUT', json: { answer: text } });
      return [status, body.code ?? body.state];
    };

    expect([await answers('White.'), await answers('White.')]).toEqual([
      [200, 'sent'],
      [200, 'sent'],
    ]);
    expect(await answers('Grey.')).toEqual([409, 'sent_before']);

    const { engagementId } = ceramics;
    const draft = await ask(ruths, '/briefs', { method: 'POST', json: { engagementId, title: 'Mugs' } });
    const headers = { 'if-match': draft.headers.get('etag') ?? '' };
    const replacement = { method: 'PUT', json: { engagementId, title: 'Mugs and bowls' }, headers } as const;
    for (const _ of [1, 2])
      expect((await ask(ruths, `/briefs/${draft.body.id}`, replacement)).status).toBe(200);
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

  it('by two calls at the same moment is done by one; the other hears that it is on its way, or the answer', async () => {
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
        data: { status: null, answeredAt: null, begunAt: new Date(now().getTime() - 120_000) },
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

  it('leaves the files of a draft that is rewritten, and reports when it was last read', async () => {
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
      engagementId: ceramics.engagementId,
      title: 'Anew',
      deadlineDate: '2027-03-05',
      deadlineTime: '17:00',
      deadlineZone: 'Asia/Manila',
      windowFromDate: '2027-02-12',
      windowFromTime: '09:00',
      checkIns: [{ date: '2027-02-19', time: '10:00', about: 'The first three pictures' }],
    };

    const headers = await seenOf(token, draft.id);
    expect((await ask(token, `/briefs/${draft.id}`, { method: 'PUT', json, headers })).status).toBe(200);

    expect((await ask(token, `/briefs/${draft.id}`)).body).toMatchObject({
      title: 'Anew',
      givens: [],
      files: [{ id: fileId }],
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

  it('records time, lists it for both sides, and deletes it while the week is open', async () => {
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
