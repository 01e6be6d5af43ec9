import { beforeAll, describe, expect, it } from 'vitest';
import { GET as readFeed } from '@/app/api/calendar/[token]/route';
import { GET as handOut } from '@/app/api/files/signed/route';
import { endToken } from '@/lib/api/tokens/tokens.actions';
import { makeCalendarLink } from '@/lib/calendar/linking.actions';
import { endMembership } from '@/lib/people/staff.actions';
import { endSession } from '@/lib/people/yourself.actions';
import { openSession } from '@/lib/platform/auth/sessions';
import { hashSessionToken } from '@/lib/platform/auth/tokens';
import { atTime, now } from '@/lib/platform/clock';
import { signLink } from '@/lib/platform/files/links';
import { recordFile, storeUpload } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { findSession } from '@/lib/platform/tenancy/find-session';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { givenAgreementInForce, givenNewPair, type Pair } from '@/tests/support/agreements';
import { givenToken } from '@/tests/support/api';
import { givenBriefSent } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenEnded } from '@/tests/support/endings';
import { whenMailIsDue } from '@/tests/support/notifications';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenStorage } from '@/tests/support/servers/storage';
import { givenStaff, seenOf } from '@/tests/support/staff';
import { aboutEngagement, says } from '@/tests/support/threads';

const NOWHERE = { requestId: 'a test', ip: null, userAgent: null };

describe('what somebody still holds once their place is over', () => {
  givenDatabaseWithPeople();
  givenStorage();
  let people: People;
  let pair: Pair;
  beforeAll(async () => {
    people = await givenPeople();
    pair = await givenNewPair(people);
    await givenAgreementInForce(pair);
  });

  /** A file that the assistant has put into their engagement. @returns its id. */
  async function givenFile(): Promise<string> {
    const { assistant, workspace, engagementId } = pair;
    const stored = await storeUpload(new File(['celadon, cone 10'], 'glazes.txt'));
    const file = { workspaceId: workspace.id, engagementId, stored, uploadedById: assistant.userId };
    return withActor({ kind: 'user', userId: assistant.userId }, (tx) => recordFile(tx, file));
  }

  /** Follows the link that a page made for somebody a moment ago. @returns its status. */
  function linkTo(fileId: string, person: Pick<Person, 'userId' | 'sessionId'>): () => Promise<number> {
    const link = linkOf(fileId, person, now());
    return async () => (await followed(link)).status;
  }

  function linkOf(
    fileId: string,
    { userId, sessionId }: Pick<Person, 'userId' | 'sessionId'>,
    at: Date,
  ): string {
    return signLink({ workspaceId: pair.workspace.id, fileId, userId, signedInBy: sessionId }, at);
  }

  function followed(link: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return handOut(new Request(`http://localhost/api/files/signed${link}`, { headers }));
  }

  /** Reads the calendar that somebody has subscribed to. @returns what it says is due. */
  async function calendarOf(person: Person): Promise<() => Promise<readonly string[]>> {
    const { link } = doneOf(await asPerson(person, () => submit(makeCalendarLink, {})));
    const token = new URL(link).pathname.split('/').at(-1) ?? '';
    return async () => {
      const answer = await readFeed(new Request(link), { params: Promise.resolve({ token }) });
      return (await answer.text()).match(/^SUMMARY:Due: .*$/gm) ?? [];
    };
  }

  /** How many mails about what was said have gone to the queue for somebody; others may be written and held. */
  async function mailsOnTheirWay({ userId }: Person): Promise<number> {
    return withActor({ kind: 'mailer' }, async (tx) => {
      const mails = await tx.mail.findMany({
        where: { recipientUserId: userId, kind: { startsWith: 'thread.' } },
      });
      const keys = mails.map(({ id }) => `mail:${id}`);
      const jobs = await tx.$queryRaw<
        unknown[]
      >`SELECT 1 FROM graphile_worker.jobs WHERE key = ANY (${keys})`;
      return jobs.length;
    });
  }

  it('whoever signs out, or ends a token: the links to files that were made with it give nothing more', async () => {
    const { assistant } = pair;
    const { userId } = assistant;
    const fileId = await givenFile();
    const elsewhere = await findSession(hashSessionToken(await openSession(userId, NOWHERE)), now());
    const sessionId = elsewhere?.sessionId ?? '';
    const tokenId = newId();
    await givenToken(assistant, { id: tokenId });
    const links = [assistant.sessionId, sessionId, tokenId].map((id) =>
      linkTo(fileId, { userId, sessionId: id }),
    );
    const followAll = () => Promise.all(links.map((follow) => follow()));
    expect(await followAll()).toEqual([200, 200, 200]);

    doneOf(await asPerson(assistant, () => submit(endSession, { sessionId })));
    doneOf(await asPerson(assistant, () => submit(endToken, { id: tokenId })));

    expect(await followAll()).toEqual([200, 410, 410]);
  });

  it('whose download broke off: its rest can be fetched for a day, and nothing can be begun', async () => {
    const { assistant } = pair;
    const fileId = await givenFile();
    const begun = new Date();
    const later = new Date(begun.getTime() + 10 * 60_000);
    const link = linkOf(fileId, assistant, begun);
    const etag = (await atTime(begun, () => followed(link))).headers.get('etag') ?? '';

    const rest = await atTime(later, () => followed(link, { range: 'bytes=9-', 'if-range': etag }));
    expect([rest.status, await rest.text()]).toEqual([206, 'cone 10']);
    for (const headers of [{}, { range: 'bytes=9-' }, { range: 'bytes=9-', 'if-range': '"another"' }])
      expect((await atTime(later, () => followed(link, headers))).status).toBe(410);
    const tooLate = new Date(begun.getTime() + DAY_MS);
    const asked = { range: 'bytes=9-', 'if-range': etag };
    expect((await atTime(tooLate, () => followed(link, asked))).status).toBe(410);
  });

  it('an owner who is taken off: a link to a file, a calendar and mails that wait give them nothing more', async () => {
    const { owner, assistant, workspace, engagementId } = pair;
    const [formerly, still] = [
      await givenStaff(owner, workspace, 'owner'),
      await givenStaff(owner, workspace, 'owner'),
    ];
    await givenBriefSent(pair);
    const [follows, reads] = [linkTo(await givenFile(), formerly), await calendarOf(formerly)];
    await says(assistant, aboutEngagement(workspace.id, engagementId), 'The kiln is 30 degrees too cold.');
    expect([await follows(), (await reads()).length, await mailsOnTheirWay(formerly)]).toEqual([200, 1, 0]);

    doneOf(
      await asPerson(owner, async () => submit(endMembership, await seenOf(owner, workspace, formerly))),
    );

    expect([await follows(), await reads()]).toEqual([404, []]);
    for (const person of [formerly, still]) await whenMailIsDue(person, new Date(now().getTime() + DAY_MS));
    expect([await mailsOnTheirWay(formerly), await mailsOnTheirWay(still)]).toEqual([0, 1]);
  });

  it('an assistant whose work has ended: a link to a file that is no part of their record, and a calendar, give nothing more', async () => {
    const { assistant } = pair;
    await givenBriefSent(pair);
    const [follows, reads] = [linkTo(await givenFile(), assistant), await calendarOf(assistant)];
    expect([await follows(), (await reads()).length > 0]).toEqual([200, true]);

    await givenEnded(pair);

    expect([await follows(), await reads()]).toEqual([404, []]);
  });
});
