import { beforeAll, describe, expect, it } from 'vitest';
import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { getInboxBrief, listClosed } from '@/lib/briefs/inbox/inbox.queries';
import { answerQuestion, askQuestion } from '@/lib/briefs/questions/clarifying.actions';
import { newId } from '@/lib/platform/ids';
import { deleteMessage } from '@/lib/threads/changing.actions';
import { markThreadRead, postMessage } from '@/lib/threads/composing/posting.actions';
import { givenAgreementInForce, givenProposed, signs } from '@/tests/support/agreements';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefDelivered,
  givenBriefDraft,
  givenBriefSent,
  seen,
} from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { inboxOf } from '@/tests/support/inbox';
import { asPerson, givenAssistant, givenPeople, type People, type Person } from '@/tests/support/people';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { says } from '@/tests/support/threads';

describe('the inbox of an assistant', () => {
  givenDatabaseWithPeople();
  let people: People;
  let ceramics: BriefPlace;
  let bakery: BriefPlace;
  beforeAll(async () => {
    people = await givenPeople();
    const { ruth, maria, dewi, workspace, engagements, foreign } = people;
    ceramics = { owner: ruth, assistant: maria, workspace, engagementId: engagements.maria };
    await givenAgreementInForce({
      owner: ruth,
      assistant: maria,
      workspace,
      engagementId: engagements.maria,
    });
    await givenAgreementInForce({ owner: ruth, assistant: dewi, workspace, engagementId: engagements.dewi });
    const engagementId = await givenAssistant(foreign.owner, foreign.workspace, maria);
    bakery = { owner: foreign.owner, assistant: maria, workspace: foreign.workspace, engagementId };
    await givenAgreementInForce({
      owner: foreign.owner,
      assistant: maria,
      workspace: foreign.workspace,
      engagementId,
    });
  });

  const titles = async (person: Person) => (await inboxOf(person)).briefs.map(({ title }) => title);
  const row = async (person: Person, id: string) =>
    (await inboxOf(person)).briefs.find((brief) => brief.id === id);

  it('is one list over all businesses, and never shows drafts or another assistant’s work', async () => {
    await givenBriefSent(ceramics, { title: 'Photos' });
    await givenBriefSent(bakery, { title: 'Price list' });
    await givenBriefDraft(ceramics, { title: 'Not handed over' });
    const { ruth, dewi, workspace, engagements } = people;
    const dewis = { owner: ruth, assistant: dewi, workspace, engagementId: engagements.dewi };
    await givenBriefSent(dewis, { title: 'Dewi’s' });

    expect((await titles(people.maria)).sort()).toEqual(['Photos', 'Price list']);
    expect(await titles(people.dewi)).toEqual(['Dewi’s']);
    expect(await titles(people.ruth)).toEqual([]);
    expect(await titles(people.stranger)).toEqual([]);
  });

  it('knows what is unread, blocked and newly answered, until it has been looked at', async () => {
    const brief = await givenBriefSent(ceramics, { title: 'With a question' });
    const ref = { workspaceId: brief.workspaceId, id: brief.id };
    const subject = { workspaceId: brief.workspaceId, subject: 'brief', subjectId: brief.id };
    const clarificationId = newId();
    const question = { ...ref, clarificationId, question: 'Which shelf?', isBlocking: true };
    doneOf(await asPerson(people.maria, () => submit(askQuestion, question)));
    expect(await row(people.maria, brief.id)).toMatchObject({ group: 'waiting' });

    const answer = { ...ref, clarificationId, answer: 'The one behind the kiln.' };
    doneOf(await asPerson(people.ruth, () => submit(answerQuestion, answer)));
    const message = { ...subject, body: 'And the window.', clientKey: newId() };
    doneOf(await asPerson(people.ruth, () => submit(postMessage, message)));

    expect(await row(people.maria, brief.id)).toMatchObject({
      group: 'accept',
      unread: 1,
      hasNewAnswer: true,
    });
    const looked = { ...subject, readUpTo: new Date(Date.now() + 1000).toISOString() };
    doneOf(await asPerson(people.maria, () => submit(markThreadRead, looked)));
    expect(await row(people.maria, brief.id)).toMatchObject({
      group: 'accept',
      unread: 0,
      hasNewAnswer: false,
    });
  });

  it('counts no message that its author has deleted, nor brings a brief into view for it', async () => {
    const brief = await givenBriefAccepted(ceramics, { title: 'With a message too many' });
    const about = { workspaceId: brief.workspaceId, subject: 'brief', subjectId: brief.id } as const;
    const deletes = async (id: string) =>
      doneOf(
        await asPerson(people.ruth, () => submit(deleteMessage, { workspaceId: about.workspaceId, id })),
      );
    const first = await says(people.ruth, about, 'Take the blue ones.');
    const second = await says(people.ruth, about, 'Sorry, wrong brief.');
    expect(await row(people.maria, brief.id)).toMatchObject({ group: 'unread', unread: 2 });

    await deletes(second);

    expect(await row(people.maria, brief.id)).toMatchObject({ group: 'unread', unread: 1 });

    await deletes(first);

    expect(await row(people.maria, brief.id)).toMatchObject({ group: 'next', unread: 0 });
  });

  it('knows what is with the owner, also where a message about it brings it into view', async () => {
    const delivered = await givenBriefDelivered(ceramics, { title: 'Delivered, and talked about' });
    const about = { workspaceId: delivered.workspaceId, subject: 'brief', subjectId: delivered.id } as const;
    await says(people.ruth, about, 'I look at it on Monday.');
    const atWork = await givenBriefAccepted(ceramics, { title: 'At work' });

    expect(await row(people.maria, delivered.id)).toMatchObject({ group: 'unread', isWithOwner: true });
    expect(await row(people.maria, atWork.id)).toMatchObject({ group: 'next', isWithOwner: false });
  });

  it('keeps an agreement until the assistant has signed it, and not after', async () => {
    const { ruth, workspace } = people;
    const amara = people.stranger;
    const engagementId = await givenAssistant(ruth, workspace, amara);
    const ref = await givenProposed({ owner: ruth, workspace, engagementId });
    expect((await inboxOf(amara)).toSign).toMatchObject([{ id: ref.id, isAmendment: false }]);

    doneOf(await signs(amara, ref));

    expect((await inboxOf(amara)).toSign).toEqual([]);
  });

  it('drops what is approved, which is then in the list of what is done', async () => {
    const brief = await givenBriefDelivered(ceramics, { title: 'Finished' });
    const review = { ...seen(brief), deliveryId: brief.deliveries[0]?.id, note: '' };
    doneOf(await asPerson(people.ruth, () => submit(approveDelivery, review)));

    expect(await row(people.maria, brief.id)).toBeUndefined();
    const [newest] = await listClosed(people.maria.userId, null);
    expect(newest).toMatchObject({ id: brief.id, state: 'approved', business: 'Adeyemi Ceramics' });
    expect(await listClosed(people.dewi.userId, null)).toEqual([]);
  });

  it('shows a brief to the assistant it was handed to, and to nobody else', async () => {
    const brief = await givenBriefSent(ceramics, { title: 'Maria’s alone' });
    const draft = await givenBriefDraft(ceramics);
    const opens = (person: Person, id = brief.id) =>
      getInboxBrief(person.userId, { workspaceId: brief.workspaceId, id });

    expect((await opens(people.maria))?.brief.title).toBe('Maria’s alone');
    expect(await opens(people.dewi)).toBeNull();
    expect(await opens(people.ruth)).toBeNull();
    expect(await opens(people.stranger)).toBeNull();
    expect(await opens(people.maria, draft.id)).toBeNull();
    expect(await opens(people.maria, 'no-such-id')).toBeNull();
  });
});
