import { beforeAll, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/unsubscribe/[token]/route';
import { askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { setNotificationTimes } from '@/lib/notifications/choosing/choosing.actions';
import { describeUnsubscribing } from '@/lib/notifications/choosing/unsubscribing';
import { atTime } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { readUnsubscribeToken, unsubscribeToken } from '@/lib/platform/mail/unsubscribe-links';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenBriefAccepted, seen } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChoice, mailsTo, notificationsOf, whenMailIsDue } from '@/tests/support/notifications';
import { asPerson, givenPeople, givenWorkspace, type People } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, says } from '@/tests/support/threads';

const ONE_CLICK = 'List-Unsubscribe=One-Click';
const FORM = 'application/x-www-form-urlencoded';

describe('stopping mails from a mail', () => {
  givenDatabaseWithPeople();
  let people: People;
  let pair: Parameters<typeof givenBriefAccepted>[0];
  beforeAll(async () => {
    people = await givenPeople();
    const { workspace, engagements, ruth, maria } = people;
    pair = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    await givenAgreementInForce(pair);
  });

  /** Maria asks something. @returns the mail that tells Ruth, if there is one. */
  async function ask(question: string) {
    const known = new Set((await mailsTo(people.ruth)).map(({ id }) => id));
    const brief = await givenBriefAccepted(pair);
    const form = { ...seen(brief), question, clarificationId: newId() };
    doneOf(await asPerson(people.maria, () => submit(askQuestion, form)));
    return (await mailsTo(people.ruth)).find(({ id, kind }) => kind === 'brief.question' && !known.has(id));
  }

  const post = (token: string, body: string, type = FORM) =>
    POST(new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type } }), {
      params: Promise.resolve({ token }),
    });

  const tokenIn = (headers: unknown) => /unsubscribe\/([^>"]+)>/.exec(JSON.stringify(headers))?.[1] ?? '';

  const choices = () =>
    withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.notificationChoice.findMany({ where: { userId: people.ruth.userId } }),
    );

  it('is offered in its headers and at its end, for this kind and this business', async () => {
    const mail = await ask('Which glaze?');

    expect(mail?.headers).toMatchObject({ 'List-Unsubscribe-Post': ONE_CLICK });
    expect(readUnsubscribeToken(tokenIn(mail?.headers))).toEqual({
      userId: people.ruth.userId,
      workspaceId: people.workspace.id,
      kinds: ['brief.question'],
    });
    expect(mail?.text).toContain(`/unsubscribe/${tokenIn(mail?.headers)}`);
    expect(mail?.html).toContain('Stop e-mails like this');
  });

  it("isn't offered by contractual mail", async () => {
    const mails = await mailsTo(people.maria);
    const contractual = mails.filter(({ kind }) => kind.startsWith('agreement.'));

    expect(contractual.length).toBeGreaterThan(0);
    for (const { headers, html } of contractual) {
      expect(headers).toEqual({});
      expect(html).not.toContain('Stop e-mails like this');
    }
  });

  it("isn't done by just opening the address, which leads to the page with the button", async () => {
    const token = tokenIn((await ask('Which kiln?'))?.headers);

    const answer = await GET(new Request('http://localhost/'), { params: Promise.resolve({ token }) });

    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toContain(`/unsubscribe/${token}`);
    expect((await post(token, 'anything=else')).status).toBe(400);
    expect(await choices()).toEqual([]);
  });

  it('is done at once when a mail program posts to it, with nobody signed in; and it stays in the list', async () => {
    const token = tokenIn((await ask('Which shelf?'))?.headers);

    const answer = await post(token, ONE_CLICK);

    expect([answer.status, await answer.text()]).toEqual([200, 'Stopped.']);
    expect(await choices()).toMatchObject([{ kind: 'brief.question', channel: 'mail', choice: 'off' }]);
    expect(await ask('Which box?')).toBeUndefined();
    expect((await notificationsOf(people.ruth)).at(-1)).toMatchObject({
      kind: 'brief.question',
      isListed: true,
    });
  });

  it('may be asked for twice, and in the other form encoding', async () => {
    const token = unsubscribeToken({
      userId: people.ruth.userId,
      workspaceId: people.workspace.id,
      kinds: ['brief.question'],
    });
    const multipart = `--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`;

    expect((await post(token, multipart, 'multipart/form-data; boundary=b')).status).toBe(200);
    expect(await choices()).toHaveLength(1);
  });

  it('returns to its page if the button was pressed there', async () => {
    const token = unsubscribeToken({
      userId: people.ruth.userId,
      workspaceId: people.workspace.id,
      kinds: ['brief.question'],
    });

    const answer = await post(token, `${ONE_CLICK}&from=page`);

    expect(answer.headers.get('location')).toMatch(/\?stopped$/);
    expect(
      await describeUnsubscribing({
        userId: people.ruth.userId,
        workspaceId: people.workspace.id,
        kinds: ['brief.question'],
      }),
    ).toMatchObject({
      business: people.workspace.name,
      refusal: null,
    });
  });

  it('is offered by a mail about several things, for each kind in it', async () => {
    const { dewi, workspace, engagements } = people;
    const quiet = { quietFrom: '21:00', quietUntil: '07:00', digestAt: '08:00', digestWeekday: '1' };
    doneOf(await asPerson(dewi, () => submit(setNotificationTimes, quiet)));
    const night = new Date('2027-01-14T16:00:00Z');
    await atTime(night, async () => {
      await says(people.ruth, aboutEngagement(workspace.id, engagements.dewi), 'No hurry.');
      await says(people.ruth, aboutEngagement(workspace.id, engagements.dewi), '@Dewi Lestari, none at all.');
    });
    await whenMailIsDue(dewi, new Date('2027-01-15T01:00:00Z'));
    const mail = (await mailsTo(dewi)).at(-1);
    expect(mail?.kind).toBe('notices.together');
    const token = tokenIn(mail?.headers);
    const stops = readUnsubscribeToken(token);
    expect(stops?.kinds).toEqual(['thread.mention', 'thread.message']);
    expect(stops && (await describeUnsubscribing(stops)).what).toEqual([
      'Messages that name you',
      'Messages from the other side',
    ]);

    expect((await post(token, ONE_CLICK)).status).toBe(200);

    const chosen = await withActor({ kind: 'user', userId: dewi.userId }, (tx) =>
      tx.notificationChoice.findMany({ where: { userId: dewi.userId }, orderBy: { kind: 'asc' } }),
    );
    expect(chosen.map(({ kind, channel, choice }) => [kind, channel, choice])).toEqual([
      ['thread.mention', 'mail', 'off'],
      ['thread.message', 'mail', 'off'],
    ]);
  });

  it('is refused for contractual mail, whatever a link says', async () => {
    const token = unsubscribeToken({
      userId: people.maria.userId,
      workspaceId: people.workspace.id,
      kinds: ['agreement.proposed'],
    });

    expect((await post(token, ONE_CLICK)).status).toBe(403);
    const answer = await post(token, `${ONE_CLICK}&from=page`);
    expect(answer.headers.get('location')).toMatch(/\?contractual$/);
  });

  it("isn't found for an incomplete link", async () => {
    expect((await post('not-a.link', ONE_CLICK)).status).toBe(404);
  });

  it('from a digest of several businesses stops each kind in it, for each', async () => {
    const kilns = await givenWorkspace(people.ruth, { name: 'Adeyemi Kilns' });
    const places = [people.workspace, kilns];
    const wish = { kind: 'brief.declined', channel: 'mail', choice: 'daily' } as const;
    for (const place of places) await givenChoice(people.ruth, place, 'owner', [wish]);
    const token = unsubscribeToken({
      userId: people.ruth.userId,
      workspaceId: null,
      kinds: ['notices.digest'],
    });

    expect((await post(token, ONE_CLICK)).status).toBe(200);

    const declined = (await choices()).filter(({ kind }) => kind === wish.kind);
    expect(declined.map(({ workspaceId }) => workspaceId).sort()).toEqual(places.map(({ id }) => id).sort());
    expect(declined.map(({ choice }) => choice)).toEqual(['off', 'off']);
  });

  it('from one business stops nothing from another, and nothing is left to stop where one has left', async () => {
    const fairs = await givenWorkspace(people.ruth, { name: 'Adeyemi Fairs' });
    const userId = people.ruth.userId;
    const tokenOf = (workspaceId: string) =>
      unsubscribeToken({ userId, workspaceId, kinds: ['thread.message'] });

    expect((await post(tokenOf(fairs.id), ONE_CLICK)).status).toBe(200);
    expect((await post(tokenOf(people.foreign.workspace.id), ONE_CLICK)).status).toBe(200);

    const stopped = (await choices()).filter(
      ({ kind, choice }) => kind === 'thread.message' && choice === 'off',
    );
    expect(stopped.map(({ workspaceId }) => workspaceId)).toEqual([fairs.id]);
  });
});
