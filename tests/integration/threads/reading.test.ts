import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '@/lib/platform/ids';
import { saveDraft } from '@/lib/threads/composing/drafting.actions';
import { markThreadRead } from '@/lib/threads/composing/posting.actions';
import { getEngagementConversation, listBusinesses } from '@/lib/threads/engagement.queries';
import type { SubjectRef } from '@/lib/threads/subjects';
import { lookFrom, MESSAGES_SHOWN } from '@/lib/threads/thread/looking.rules';
import { givenBriefSent, givenRuthAndMaria } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, messageOf, readThread, says } from '@/tests/support/threads';

givenDatabaseWithPeople();
let people: People;
let about: SubjectRef;
const ids: string[] = [];
const SAID = 2 * MESSAGES_SHOWN + 20;
beforeAll(async () => {
  people = await givenPeople();
  about = aboutEngagement(people.workspace.id, people.engagements.maria);
  for (let count = 0; count < SAID; count += 1) ids.push(await says(people.ruth, about, `Message ${count}`));
});

const look = (asked: Record<string, string>) => lookFrom(asked);
const idsOf = async (person: Person, asked: Record<string, string> = {}) => {
  const thread = await readThread(person, about, look(asked));
  return { ...thread, ids: thread.messages.map(({ id }) => id) };
};

describe('a long conversation', () => {
  it('is shown from its end', async () => {
    expect(await idsOf(people.maria)).toMatchObject({
      ids: ids.slice(-MESSAGES_SHOWN),
      hasEarlier: true,
      hasLater: false,
    });
  });

  it('can be paged back, each message once, to its beginning', async () => {
    const walked: string[] = [];
    let page = await idsOf(people.maria);
    for (;;) {
      walked.unshift(...page.ids);
      if (!page.hasEarlier) break;
      page = await idsOf(people.maria, { before: page.ids[0] ?? '' });
      expect(page.hasLater).toBe(true);
    }

    expect(walked).toEqual(ids);
  });

  it('can be paged forward the same way', async () => {
    const page = await idsOf(people.maria, { after: ids[9] ?? '' });

    expect(page).toMatchObject({ ids: ids.slice(10, 10 + MESSAGES_SHOWN), hasEarlier: true, hasLater: true });
    expect(await idsOf(people.maria, { after: ids.at(-3) ?? '' })).toMatchObject({
      ids: ids.slice(-2),
      hasLater: false,
    });
  });

  it('opens around a message that a link names, with what came before and after', async () => {
    const half = MESSAGES_SHOWN / 2;

    expect(await idsOf(people.maria, { m: ids[60] ?? '' })).toMatchObject({
      ids: ids.slice(60 - half + 1, 60 + half + 1),
      hasEarlier: true,
      hasLater: true,
    });
  });

  it('shows its end when a link names something that isn’t in it', async () => {
    const page = await idsOf(people.maria, { m: newId() });

    expect(page.ids.at(-1)).toBe(ids.at(-1));
    expect(page.hasLater).toBe(false);
  });

  it('counts what is new to each person up to a hundred, and knows the first', async () => {
    expect((await readThread(people.maria, about)).unread).toEqual({ count: 100, firstId: ids[0] });
    expect((await readThread(people.ruth, about)).unread).toEqual({ count: 0, firstId: null });
    const upTo = (await messageOf(people.maria, about, ids[SAID - 4] ?? '')).at;

    doneOf(await asPerson(people.maria, () => submit(markThreadRead, { ...about, readUpTo: upTo })));

    expect((await readThread(people.maria, about)).unread).toEqual({ count: 3, firstId: ids[SAID - 3] });
    const [business] = await listBusinesses(people.maria.userId);
    expect(business).toMatchObject({ name: 'Adeyemi Ceramics', unread: 3 });
  });
});

describe('the conversations of an engagement', () => {
  it('are listed for each side with what is new to them, and a draft’s for nobody who can’t see it', async () => {
    const pair = await givenRuthAndMaria(people);
    const brief = await givenBriefSent(pair);
    const onBrief = { workspaceId: pair.workspace.id, subject: 'brief', subjectId: brief.id } as const;
    await says(pair.assistant, onBrief, 'A word about this.');
    const place = { workspaceId: pair.workspace.id, engagementId: pair.engagementId };

    const talkOf = ({ userId }: Person, side: 'owner' | 'assistant') =>
      getEngagementConversation(userId, { ...place, side }, look({}));

    const ruths = (await talkOf(pair.owner, 'owner')).conversations;
    const marias = (await talkOf(pair.assistant, 'assistant')).conversations;

    expect(ruths).toMatchObject([{ subject: 'brief', subjectId: brief.id, title: brief.title, unread: 1 }]);
    expect(marias).toMatchObject([{ subjectId: brief.id, unread: 0 }]);
  });
});

describe('a draft', () => {
  const keeps = (person: Person, body: string, clientKey = newId()) =>
    asPerson(person, () => submit(saveDraft, { ...about, body, clientKey }));

  it('is kept for its writer, and nobody else', async () => {
    doneOf(await keeps(people.ruth, 'Maria, about next'));
    doneOf(await keeps(people.ruth, 'Maria, about next week'));

    expect((await readThread(people.ruth, about)).draft?.body).toBe('Maria, about next week');
    expect((await readThread(people.tomas, about)).draft).toBeNull();
    expect((await readThread(people.maria, about)).draft).toBeNull();
  });

  it('goes when it is emptied or sent, and a late save brings nothing back', async () => {
    const clientKey = newId();
    doneOf(await keeps(people.ruth, 'On its way', clientKey));
    await says(people.ruth, about, 'On its way.', { clientKey });
    expect((await readThread(people.ruth, about)).draft).toBeNull();

    doneOf(await keeps(people.ruth, 'On its way', clientKey));

    expect((await readThread(people.ruth, about)).draft).toBeNull();
    const another = newId();
    doneOf(await keeps(people.ruth, 'Another', another));
    doneOf(await keeps(people.ruth, '', another));
    expect((await readThread(people.ruth, about)).draft).toBeNull();
  });
});

describe('a person mentioned in a message', () => {
  it('is one of those who take part there', async () => {
    const { withActor } = await import('@/lib/platform/tenancy');
    const id = await says(people.maria, about, 'Thank you @Ruth and @Tomás Herrera, not @Dewi.');

    const named = await withActor({ kind: 'user', userId: people.ruth.userId }, (tx) =>
      tx.messageMention.findMany({ where: { messageId: id }, select: { userId: true } }),
    );
    expect(named.map(({ userId }) => userId).sort()).toEqual(
      [people.ruth.userId, people.tomas.userId].sort(),
    );
  });
});
