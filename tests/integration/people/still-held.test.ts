import { beforeAll, describe, expect, it } from 'vitest';
import { GET as readFeed } from '@/app/api/calendar/[token]/route';
import { GET as handOut } from '@/app/api/files/signed/route';
import { makeCalendarLink } from '@/lib/calendar/linking.actions';
import { endMembership } from '@/lib/people/staff.actions';
import { now } from '@/lib/platform/clock';
import { signLink } from '@/lib/platform/files/links';
import { recordFile, storeUpload } from '@/lib/platform/files/storing';
import { withActor } from '@/lib/platform/tenancy';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { givenAgreementInForce, givenNewPair, type Pair } from '@/tests/support/agreements';
import { givenBriefSent } from '@/tests/support/briefs';
import { givenEnded } from '@/tests/support/endings';
import { doneOf, submit } from '@/tests/support/forms';
import { whenMailIsDue } from '@/tests/support/notices';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/postgres';
import { givenStaff, seenOf } from '@/tests/support/staff';
import { givenStorage } from '@/tests/support/storage';
import { aboutEngagement, says } from '@/tests/support/threads';

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
  function linkTo(fileId: string, { userId }: Person): () => Promise<number> {
    const link = signLink({ workspaceId: pair.workspace.id, fileId, userId }, now());
    return async () => (await handOut(new Request(`http://localhost/api/files/signed${link}`))).status;
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
