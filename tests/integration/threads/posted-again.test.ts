import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setYourHours } from '@/lib/people/hours/hours.actions';
import { newId } from '@/lib/platform/ids';
import { deleteMessage } from '@/lib/threads/changing.actions';
import { saveDraft } from '@/lib/threads/composing/drafting.actions';
import { cancelScheduled, editScheduled, sendScheduledNow } from '@/lib/threads/composing/scheduling.actions';
import type { SubjectRef } from '@/lib/threads/subjects';
import { doneOf, type Fields, refusalOf, submit } from '@/tests/support/browser/forms';
import { asPerson, givenPeople, type People } from '@/tests/support/people';
import {
  AT_NIGHT,
  AT_NINE,
  FROM_NINE,
  givenWaiting,
  performDelivery,
  writesAt,
} from '@/tests/support/scheduled-messages';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { aboutEngagement, readThread, says } from '@/tests/support/threads';

givenDatabaseWithPeople();
let people: People;
let about: SubjectRef;
beforeAll(async () => {
  people = await givenPeople();
  about = aboutEngagement(people.workspace.id, people.engagements.maria);
  doneOf(await asPerson(people.maria, () => submit(setYourHours, FROM_NINE)));
});

const ref = (id: string) => ({ workspaceId: about.workspaceId, id });

describe('a waiting message in other words', () => {
  const rewords = async (id: string, version: number, body: string) =>
    doneOf(await asPerson(people.ruth, () => submit(editScheduled, { ...ref(id), version, body })));
  const posts = (body: string, clientKey: string) =>
    writesAt(AT_NIGHT, people.ruth, about, body, { clientKey });
  const sentAs = async (body: string) =>
    (await readThread(people.ruth, about)).messages.find((each) => each.body === body)?.id ?? '';

  it('is the same message to a tab that posts it again as it was, before its time and after', async () => {
    const clientKey = newId();
    const { id, version, body } = await givenWaiting(people.ruth, about, 'The glaze is bleu.', { clientKey });
    await rewords(id, version, 'The glaze is blue.');
    await rewords(id, version + 1, 'The glaze is dark blue.');

    expect(doneOf(await posts(body, clientKey)).messageId).toBeNull();
    expect(refusalOf(await posts('The glaze is red.', clientKey)).code).toBe('sent_before');
    await performDelivery(AT_NINE, people.ruth, about.workspaceId, id);

    const sent = await sentAs('The glaze is dark blue.');
    expect(sent).not.toBe('');
    expect(doneOf(await posts(body, clientKey)).messageId).toBe(sent);
    expect(refusalOf(await posts('The glaze is red.', clientKey)).code).toBe('sent_before');
  });

  it('says nothing any more once it was taken back, or deleted after it was delivered', async () => {
    const [one, other] = [newId(), newId()];
    const back = await givenWaiting(people.ruth, about, 'Never mind.', { clientKey: one });
    await rewords(back.id, back.version, 'Never mind that.');
    doneOf(await asPerson(people.ruth, () => submit(cancelScheduled, ref(back.id))));
    const gone = await givenWaiting(people.ruth, about, 'Forget it.', { clientKey: other });
    await rewords(gone.id, gone.version, 'Forget about it.');
    doneOf(await asPerson(people.ruth, () => submit(sendScheduledNow, ref(gone.id))));
    const sent = await sentAs('Forget about it.');
    doneOf(await asPerson(people.ruth, () => submit(deleteMessage, ref(sent))));

    expect(refusalOf(await posts(back.body, one)).code).toBe('sent_before');
    expect(refusalOf(await posts(gone.body, other)).code).toBe('sent_before');
  });
});

describe('what somebody has begun to write', () => {
  const begins = async (body: string, clientKey: string, more: Fields = {}) =>
    doneOf(await asPerson(people.maria, () => submit(saveDraft, { ...about, body, clientKey, ...more })));
  const draftOfMaria = async () => (await readThread(people.maria, about)).draft;
  beforeEach(async () => {
    const draft = await draftOfMaria();
    if (draft) await begins('', newId(), { draftKey: draft.clientKey ?? '' });
  });

  it('stays when a message comes that was kept elsewhere while that was offline', async () => {
    await begins('The colours for spring are', newId());

    await says(people.maria, about, 'Written on the train.');

    expect((await draftOfMaria())?.body).toBe('The colours for spring are');
  });

  it('stays when a message whose answer was lost is posted again', async () => {
    const clientKey = newId();
    await begins('First', clientKey);
    await says(people.maria, about, 'First of all.', { clientKey });
    await begins('And another thing', newId());

    await says(people.maria, about, 'First of all.', { clientKey });

    expect((await draftOfMaria())?.body).toBe('And another thing');
  });

  it('is gone once it was sent, where it was written or where somebody went on with it', async () => {
    const clientKey = newId();
    await begins('On the telephone', clientKey);
    await says(people.maria, about, 'On the telephone, and sent there.', { clientKey });
    expect(await draftOfMaria()).toBeNull();

    await begins('On the telephone', newId());
    const draftKey = (await draftOfMaria())?.clientKey ?? '';
    await says(people.maria, about, 'Sent from the desk.', { draftKey });

    expect(await draftOfMaria()).toBeNull();
  });

  it('isn’t begun again by a save that comes after its message was sent to wait for the morning', async () => {
    const clientKey = newId();
    await givenWaiting(people.ruth, about, 'For the morning.', { clientKey });

    const late = { ...about, body: 'For the mor', clientKey };
    doneOf(await asPerson(people.ruth, () => submit(saveDraft, late)));

    expect((await readThread(people.ruth, about)).draft?.body).not.toBe(late.body);
  });

  it('replies to what it replied to, until somebody says that it replies to nothing', async () => {
    const quotedId = await says(people.ruth, about, 'Which glaze?');
    await begins('The blue one', newId(), { quotedId });

    const asDrafted = await readThread(people.maria, about);
    const unquoted = await readThread(people.maria, about, { ...asDrafted.look, quote: 'none' });

    expect(asDrafted.quote?.id).toBe(quotedId);
    expect(unquoted.quote).toBeNull();
    expect(unquoted.draft?.body).toBe('The blue one');
  });
});
