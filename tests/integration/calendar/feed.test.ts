import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/calendar/[token]/route';
import { cancelBrief } from '@/lib/briefs/handing-over/handing-over.actions';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { endCalendarLink, makeCalendarLink } from '@/lib/calendar/linking.actions';
import { getCalendarLink } from '@/lib/calendar/queries';
import { hashCalendarToken } from '@/lib/platform/auth/tokens';
import { closeRateLimits } from '@/lib/platform/http/rate-limit';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce, givenProposed } from '@/tests/support/agreements';
import {
  type BriefPlace,
  fullBriefForm,
  givenBriefAccepted,
  givenBriefDraft,
  givenBriefSent,
  readBrief,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenConnection } from '@/tests/support/connections';
import { givenEvaluation } from '@/tests/support/evaluations';
import { givenDay, onDay } from '@/tests/support/on-day';
import { asPerson, givenAssistant, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenUsedUp } from '@/tests/support/used-up';

// trusted from one proxy, as behind a load balancer
process.env.TRUSTED_PROXY_HOPS = '1';

describe('a person’s calendar', () => {
  givenDay('2026-11-30');
  const database = givenDatabaseWithPeople();
  const owner = givenConnection(database, 'owner');
  let people: People;
  let ceramics: BriefPlace;
  let bakery: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth, maria, workspace, engagements, foreign } = people;
    ceramics = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    const engagementId = await givenAssistant(foreign.owner, foreign.workspace, maria);
    bakery = { owner: foreign.owner, assistant: maria, workspace: foreign.workspace, engagementId };
    for (const place of [ceramics, bakery]) await givenAgreementInForce(place);
  });
  afterAll(closeRateLimits);

  async function givenLink(person: Person): Promise<string> {
    return doneOf(await asPerson(person, () => submit(makeCalendarLink, {}))).link;
  }

  function read(link: string, headers: Record<string, string> = {}): Promise<Response> {
    const token = new URL(link).pathname.split('/').at(-1) ?? '';
    return GET(new Request(link, { headers }), { params: Promise.resolve({ token }) });
  }

  async function eventsOf(link: string) {
    ICAL.design.strict = true;
    const calendar = new ICAL.Component(ICAL.parse(await (await read(link)).text()));
    return calendar.getAllSubcomponents('vevent').map((event) => ({
      summary: String(event.getFirstPropertyValue('summary')),
      uid: String(event.getFirstPropertyValue('uid')),
      status: event.getFirstPropertyValue('status'),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      start: String(event.getFirstPropertyValue('dtstart')),
      url: String(event.getFirstPropertyValue('url')),
    }));
  }

  it('has what is due, for both sides, and for an assistant over all businesses; no draft, nothing of others', async () => {
    await givenBriefDraft(ceramics, { title: 'A draft' });
    const sent = await givenBriefSent(ceramics, fullBriefForm(ceramics, { title: 'Spring photos' }));
    await givenBriefSent(bakery, { title: 'Wedding cake' });

    const marias = await eventsOf(await givenLink(people.maria));
    const summaries = marias.map(({ summary }) => summary);
    expect(summaries).toEqual(
      expect.arrayContaining([
        'Due: Spring photos',
        'Check-in: Spring photos',
        'Due: Wedding cake',
        'Evaluation due: Adeyemi Ceramics',
      ]),
    );
    expect(summaries.join()).not.toContain('draft');
    expect(marias.find(({ uid }) => uid === `brief-${sent.id}@handover`)).toMatchObject({
      start: '2027-03-05T22:30:00Z',
      status: 'CONFIRMED',
      url: expect.stringContaining(`/inbox/briefs/${people.workspace.id}/${sent.id}`),
    });

    const ruths = await eventsOf(await givenLink(people.ruth));
    expect(ruths.map(({ summary }) => summary)).toEqual(
      expect.arrayContaining(['Due: Spring photos', 'Evaluation due: Maria Santos']),
    );
    expect(ruths.find(({ summary }) => summary === 'Due: Spring photos')?.url).toContain(
      `/w/${people.workspace.slug}/briefs/`,
    );
    expect(ruths.some(({ summary }) => summary.includes('cake'))).toBe(false);
    expect(await eventsOf(await givenLink(people.stranger))).toEqual([]);
    expect(
      (await eventsOf(await givenLink(people.dewi))).some(({ summary }) => summary.includes('photos')),
    ).toBe(false);
  });

  it('has nothing of an agreement that lapsed before both had signed it', async () => {
    const { ruth, dewi, workspace, engagements } = people;
    const link = await givenLink(dewi);
    const before = await eventsOf(link);
    const { id } = await givenProposed({ owner: ruth, workspace, engagementId: engagements.dewi });
    // weeks pass; this is their result
    await owner().query('SET session_replication_role = replica');
    await owner().query(`UPDATE agreements SET state = 'expired', state_changed_at = now() WHERE id = $1`, [
      id,
    ]);
    await owner().query('SET session_replication_role = origin');

    expect(await eventsOf(link)).toEqual(before);
  });

  it("leads to the list of evaluations until that day's is open, and then to that one", async () => {
    const link = await givenLink(people.maria);
    const urls = async () =>
      (await eventsOf(link))
        .filter(({ summary }) => summary === 'Evaluation due: Adeyemi Ceramics')
        .map(({ url }) => new URL(url).pathname);
    expect(await urls()).toEqual(['/inbox/evaluations']);

    // it looks back on the days since they agreed, of which that day has none
    const { workspaceId, id } = await onDay('2026-12-01', () => givenEvaluation(ceramics));

    expect(await urls()).toContain(`/inbox/evaluations/${workspaceId}/${id}`);
  });

  it('says that work is due later while a question stops its clock, and when, once that is answered', async () => {
    const brief = await givenBriefAccepted(ceramics, { title: 'Which white' });
    const link = await givenLink(people.ruth);
    const find = async () => (await eventsOf(link)).find(({ uid }) => uid === `brief-${brief.id}@handover`);
    const before = await find();
    const clarificationId = newId();
    const question = { ...seen(brief), clarificationId, question: 'Which white?', isBlocking: true };

    doneOf(await asPerson(people.maria, () => submit(askQuestion, question)));
    const stopped = await find();
    const answer = { ...seen(await readBrief(people.ruth, brief)), clarificationId, answer: 'Chalk.' };
    doneOf(await onDay('2026-12-01', () => asPerson(people.ruth, () => submit(answerQuestion, answer))));
    const after = await find();

    const summaries = [before, stopped, after].map((event) => event?.summary);
    expect(summaries).toEqual(['Due: Which white', 'Due later: Which white', 'Due: Which white']);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? Infinity);
    expect(after?.start).not.toBe(before?.start);
  });

  it('cancels what was called off, under the same UID and with a higher sequence number', async () => {
    const brief = await givenBriefAccepted(ceramics, { title: 'Off again' });
    const link = await givenLink(people.maria);
    const find = async () => (await eventsOf(link)).find(({ uid }) => uid === `brief-${brief.id}@handover`);
    const before = await find();

    const form = {
      ...seen(await readBrief(people.ruth, brief)),
      reason: 'Not needed any more.',
      owed: 'nothing',
    };
    doneOf(await asPerson(people.ruth, () => submit(cancelBrief, form)));

    const after = await find();
    expect([before?.status, after?.status]).toEqual(['CONFIRMED', 'CANCELLED']);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
  });

  it('is answered with “not modified” until something is, and never sets a cookie', async () => {
    const link = await givenLink(people.maria);
    const first = await read(link);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(first.headers.get('set-cookie')).toBeNull();
    const etag = first.headers.get('etag') ?? '';

    const again = await read(link, { 'if-none-match': `W/${etag}, "other"` });
    expect([again.status, await again.text()]).toEqual([304, '']);

    await givenBriefSent(ceramics, { title: 'Something new' });
    expect((await read(link, { 'if-none-match': etag })).status).toBe(200);
  });

  it('is read by its newest link only, and by none once that is ended; the settings say when it was read', async () => {
    const old = await givenLink(people.ruth);
    expect((await getCalendarLink(people.ruth.userId))?.lastReadAt).toBeNull();
    const link = await givenLink(people.ruth);

    expect((await read(old)).status).toBe(404);
    expect((await read(link)).status).toBe(200);
    expect((await getCalendarLink(people.ruth.userId))?.lastReadAt).toBeInstanceOf(Date);

    doneOf(await asPerson(people.ruth, () => submit(endCalendarLink, {})));
    expect((await read(link)).status).toBe(404);
    expect(await getCalendarLink(people.ruth.userId)).toBeNull();
    for (const token of ['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}'`]) {
      expect((await read(`http://localhost:3000/api/calendar/${token}.ics`)).status).toBe(404);
    }
  });

  it('tells its person by e-mail when a link to it is made, once for a form that comes again, and shows nobody the link there', async () => {
    const once = newId();
    const posts = (form: object) => asPerson(people.ruth, () => submit(makeCalendarLink, { ...form }));
    const told = () =>
      withActor({ kind: 'mailer' }, (tx) =>
        tx.mail.findMany({
          where: { kind: 'calendar.link_made', recipientUserId: people.ruth.userId },
          orderBy: { id: 'asc' },
        }),
      );
    const before = (await told()).length;

    const { link } = doneOf(await posts({ once }));
    doneOf(await posts({ once }));

    const [mail, ...others] = (await told()).slice(before);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ toAddress: people.ruth.email });
    expect(mail?.text).toContain('/settings#calendar');
    expect(mail?.text).not.toContain(new URL(link).pathname);
    doneOf(await posts({ once: newId() }));
    expect(await told()).toHaveLength(before + 2);
  });

  it('keeps only the hash of a link, which never changes', async () => {
    const link = await givenLink(people.dewi);
    const token = /([\w-]{43})\.ics$/.exec(link)?.[1] ?? '';
    const { rows } = await owner().query('SELECT * FROM calendar_feeds WHERE user_id = $1', [
      people.dewi.userId,
    ]);

    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.map(({ token_hash }) => token_hash)).toContain(hashCalendarToken(token));
    await expect(owner().query(`UPDATE calendar_feeds SET token_hash = repeat('0', 64)`)).rejects.toThrow(
      'only read and ended',
    );
  });

  it('is refused to a calendar that reads all the time', async () => {
    const link = await givenLink(people.maria);
    const answers = await Promise.all(Array.from({ length: 62 }, () => read(link)));

    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    const seconds = Number(refused[0]?.headers.get('retry-after'));
    expect([seconds > 0, seconds <= 60 * 60]).toEqual([true, true]);
  });

  it('is refused to a network that tries too many, whatever is at the end of its links', async () => {
    const link = await givenLink(people.maria);
    const from = (ip: string) => ({ 'x-forwarded-for': ip });
    await givenUsedUp('calendarFromAnywhere', '203.0.113.77');

    expect((await read(link, from('203.0.113.77'))).status).toBe(429);
    expect((await read(`${link.slice(0, -8)}guessed0`, from('203.0.113.77'))).status).toBe(429);
    expect((await read(link, from('203.0.113.78'))).status).toBe(200);
  });
});
