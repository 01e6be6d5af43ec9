import { beforeAll, describe, expect, it } from 'vitest';
import { amendAgreement, requestAmendment } from '@/lib/agreements/proposing/amending.actions';
import { requestChange } from '@/lib/briefs/changing/changing.actions';
import { giveDecision } from '@/lib/briefs/editor/giving-decisions.actions';
import { keepDecision } from '@/lib/briefs/playbooks/keeping-decisions.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { deleteMessage, editMessage } from '@/lib/threads/changing.actions';
import { markDecision, undoDecision } from '@/lib/threads/decisions/deciding.actions';
import { getDecisionChoices } from '@/lib/threads/decisions/decision-choices.queries';
import { listDecisions } from '@/lib/threads/decisions/decisions.queries';
import type { SubjectRef } from '@/lib/threads/subjects';
import { currentVersion, seenBy } from '@/tests/support/agreements';
import {
  type BriefPlace,
  givenBriefAccepted,
  givenBriefDraft,
  givenRuthAndMaria,
  readBrief,
} from '@/tests/support/briefs';
import { doneOf, refusalOf, submit } from '@/tests/support/browser/forms';
import { changeForm } from '@/tests/support/changes';
import { asPerson, givenPeople, type Person } from '@/tests/support/people';
import { givenPlaybook } from '@/tests/support/playbooks';
import { givenDatabaseWithPeople } from '@/tests/support/servers/postgres';
import { givenRawSql } from '@/tests/support/servers/raw-sql';
import { aboutEngagement, messageOf, says } from '@/tests/support/threads';

const { objectionTo } = givenRawSql(givenDatabaseWithPeople());
let place: BriefPlace;
let about: SubjectRef;
const where = () => ({ workspaceId: place.workspace.id, engagementId: place.engagementId });
beforeAll(async () => {
  place = await givenRuthAndMaria(await givenPeople());
  about = aboutEngagement(place.workspace.id, place.engagementId);
});

const ref = (id: string) => ({ workspaceId: place.workspace.id, id });
/** @param version of the message as they read it */
const marks = (person: Person, id: string, version = 1) =>
  asPerson(person, () => submit(markDecision, { ...ref(id), version }));
const takesBack = (person: Person, id: string) => asPerson(person, () => submit(undoDecision, ref(id)));
const listed = async (person: Person, messageId: string) =>
  (await listDecisions(person.userId, where())).filter((each) => each.messageId === messageId);

/** Something that Maria said and Ruth marked. @returns the message's and the decision's ids. */
async function givenDecision(text: string) {
  const messageId = await says(place.assistant, about, text);
  doneOf(await marks(place.owner, messageId));
  const [decision] = await listed(place.owner, messageId);
  return { messageId, decisionId: decision?.id ?? '' };
}

describe('a decision', () => {
  it('is marked by either side, seen by both, once', async () => {
    const { messageId } = await givenDecision('Mugs ship in pairs.');

    doneOf(await marks(place.owner, messageId));

    expect((await messageOf(place.assistant, about, messageId)).decision).toMatchObject({
      party: 'owner',
      by: 'Ruth Adeyemi',
    });
    expect(await listed(place.assistant, messageId)).toMatchObject([
      { body: 'Mugs ship in pairs.', authorName: 'Maria Santos', undone: null, uses: [] },
    ]);
    expect(refusalOf(await marks(place.assistant, messageId)).code).toBe('is_decision');
  });

  it('stands for the words that were read: not for those of an edit made meanwhile', async () => {
    const messageId = await says(place.assistant, about, 'A photo costs 20 dollars.');
    const edit = { ...ref(messageId), version: 1, body: 'A photo costs 30 dollars.' };
    doneOf(await asPerson(place.assistant, () => submit(editMessage, edit)));

    expect(refusalOf(await marks(place.owner, messageId)).code).toBe('changed_meanwhile');

    expect(await listed(place.owner, messageId)).toEqual([]);
    doneOf(await marks(place.owner, messageId, 2));
    expect(await listed(place.owner, messageId)).toMatchObject([{ body: 'A photo costs 30 dollars.' }]);
  });

  it('keeps its words: its author can neither edit nor delete it', async () => {
    const { messageId } = await givenDecision('Returns within 30 days.');
    const edit = { ...ref(messageId), version: 1, body: 'Returns within 3 days.' };

    const edited = await asPerson(place.assistant, () => submit(editMessage, edit));
    const deleted = await asPerson(place.assistant, () => submit(deleteMessage, ref(messageId)));

    expect([refusalOf(edited).code, refusalOf(deleted).code]).toEqual(['is_decision', 'is_decision']);
    const byHand = "UPDATE messages SET body = 'No.', edited_at = now(), version = 2 WHERE id = $1";
    expect(await objectionTo(place.assistant, [byHand, messageId])).toBe('the words of a decision stay');
  });

  it('is taken back by the side that marked it, which leaves a trace, and can be marked again', async () => {
    const { messageId } = await givenDecision('We post on Mondays.');

    expect(refusalOf(await takesBack(place.assistant, messageId)).code).toBe('not_yours');
    doneOf(await takesBack(place.owner, messageId));
    expect((await messageOf(place.assistant, about, messageId)).decision).toBeNull();
    doneOf(await marks(place.assistant, messageId));

    expect(await listed(place.owner, messageId)).toMatchObject([
      { party: 'assistant', undone: null },
      { party: 'owner', undone: { by: 'Ruth Adeyemi' } },
    ]);
  });

  it('marked by both at the same moment is one', async () => {
    const id = await says(place.owner, about, 'Blue it is.');

    await Promise.all([marks(place.owner, id), marks(place.assistant, id)]);

    expect(await listed(place.owner, id)).toHaveLength(1);
  });

  it('isn’t made of a deleted message, nor of one that is a decision, not even by raw SQL', async () => {
    const id = await says(place.owner, about, 'Gone.');
    doneOf(await asPerson(place.owner, () => submit(deleteMessage, ref(id))));
    const { messageId } = await givenDecision('Grey it is.');
    const byHand = (message: string) =>
      withActor({ kind: 'user', userId: place.owner.userId }, async (tx) => {
        const { workspaceId, engagementId, threadId } = await tx.message.findFirstOrThrow({
          where: { id: message },
        });
        const decision = { workspaceId, engagementId, threadId, messageId: message, party: 'owner' as const };
        await tx.decision.createMany({
          data: { ...decision, id: newId(), decidedById: place.owner.userId, decidedAt: new Date() },
        });
      });

    expect(refusalOf(await marks(place.assistant, id)).code).toBe('deleted');
    await expect(byHand(id)).rejects.toThrow('a deleted message is no decision');
    await expect(byHand(messageId)).rejects.toThrow('it is a decision already');
  });
});

describe('what a decision becomes', () => {
  it('is a given of a playbook, and links back to it', async () => {
    const { messageId, decisionId } = await givenDecision('Stoneware, never pottery.');
    const { id: playbookId } = await givenPlaybook(place);
    const form = {
      workspaceId: place.workspace.id,
      decisionId,
      playbookId,
      versionId: newId(),
      text: 'We say stoneware, never pottery.',
    };

    doneOf(await asPerson(place.owner, () => submit(keepDecision, form)));
    doneOf(await asPerson(place.owner, () => submit(keepDecision, form)));
    const other = { ...form, text: 'We say pottery.' };
    expect(refusalOf(await asPerson(place.owner, () => submit(keepDecision, other))).code).toBe(
      'sent_before',
    );

    const [decision] = await listed(place.owner, messageId);
    expect(decision?.uses).toMatchObject([{ playbook: { id: playbookId } }]);
    // an assistant learns nothing of playbooks
    expect((await listed(place.assistant, messageId))[0]?.uses).toEqual([]);
    const versions = await withActor({ kind: 'user', userId: place.owner.userId }, (tx) =>
      tx.playbookVersion.findMany({ where: { playbookId }, orderBy: { number: 'desc' } }),
    );
    expect(JSON.stringify(versions[0]?.content)).toContain('We say stoneware, never pottery.');
    expect(versions[0]).toMatchObject({ change: 'A decision became a given.' });
  });

  it('is a given of a draft, which the assistant can’t see yet', async () => {
    const { messageId, decisionId } = await givenDecision('The rim is matte.');
    const draft = await givenBriefDraft(place);
    const form = { ...ref(draft.id), decisionId, givenId: newId(), text: 'The rim is matte.' };

    doneOf(await asPerson(place.owner, () => submit(giveDecision, form)));
    doneOf(await asPerson(place.owner, () => submit(giveDecision, form)));
    const other = { ...form, text: 'The rim shines.' };
    const again = await asPerson(place.owner, () => submit(giveDecision, other));
    expect(refusalOf(again).code).toBe('sent_before');

    const givens = (await readBrief(place.owner, draft)).givens.map(({ text }) => text);
    expect(givens.filter((text) => text === 'The rim is matte.')).toHaveLength(1);
    expect((await listed(place.owner, messageId))[0]?.uses).toMatchObject([
      { brief: { id: draft.id, isDraft: true } },
    ]);
    expect((await listed(place.assistant, messageId))[0]?.uses).toEqual([]);
  });

  it('is a request for other terms of a brief, by either side', async () => {
    const { messageId, decisionId } = await givenDecision('Two days more.');
    const brief = await givenBriefAccepted(place);

    doneOf(
      await asPerson(place.assistant, () =>
        submit(requestChange, { ...changeForm(brief, { budgetHours: '9' }), decisionId }),
      ),
    );

    expect((await listed(place.assistant, messageId))[0]?.uses).toMatchObject([
      { changeOf: { id: brief.id } },
    ]);
  });

  it('is an amendment that begins with it as a clause of its own', async () => {
    const { messageId, decisionId } = await givenDecision('Saturdays count {{twice}}.');
    const { agreement } = await getDecisionChoices(place.owner.userId, where());
    const seen = await seenBy(place.owner, ref(agreement?.id ?? ''));
    const asked = await asPerson(place.assistant, () =>
      submit(requestAmendment, { ...seen, reason: 'As decided.', decisionId }),
    );
    doneOf(asked);
    const amendmentId = newId();
    const again = await seenBy(place.owner, ref(agreement?.id ?? ''));

    doneOf(await asPerson(place.owner, () => submit(amendAgreement, { ...again, amendmentId, decisionId })));

    const clause = (await currentVersion(place.owner, ref(amendmentId)))?.clauses.at(-1);
    expect(clause).toMatchObject({
      heading: expect.stringMatching(/^Decided on \d+ \w+ \d{4}$/),
      body: 'Saturdays count { {twice}}.',
    });
    expect((await listed(place.owner, messageId))[0]?.uses).toMatchObject([
      { agreement: { id: agreement?.id } },
      { agreement: { id: amendmentId } },
    ]);
    // the amendment is a draft, which the assistant can't see
    expect((await listed(place.assistant, messageId))[0]?.uses).toMatchObject([
      { agreement: { id: agreement?.id } },
    ]);
  });

  it('is nothing once it was taken back', async () => {
    const { messageId, decisionId } = await givenDecision('Maybe not.');
    const draft = await givenBriefDraft(place);
    doneOf(await takesBack(place.owner, messageId));

    const answer = await asPerson(place.owner, () =>
      submit(giveDecision, { ...ref(draft.id), decisionId, givenId: newId(), text: 'Maybe.' }),
    );

    expect(refusalOf(answer).code).toBe('not_found');
  });
});
