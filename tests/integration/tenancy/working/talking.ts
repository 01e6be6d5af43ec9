import { giveDecision } from '@/lib/briefs/editor/giving-decisions.actions';
import { setYourHours } from '@/lib/people/hours/hours.actions';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { replyAddressFor } from '@/lib/platform/mail/reply-addresses';
import { withActor } from '@/lib/platform/tenancy';
import { editMessage } from '@/lib/threads/changing.actions';
import { saveDraft } from '@/lib/threads/composing/drafting.actions';
import { postMessage } from '@/lib/threads/composing/posting.actions';
import { markDecision, undoDecision } from '@/lib/threads/decisions/deciding.actions';
import type { Pair } from '@/tests/support/agreements';
import { givenBriefDraft } from '@/tests/support/briefs';
import { doneOf, submit } from '@/tests/support/browser/forms';
import { givenChoice } from '@/tests/support/notifications';
import { asPerson } from '@/tests/support/people';

/** The conversation on an engagement, as a form says it. */
function conversationOf({ workspace, engagementId }: Pair) {
  return { workspaceId: workspace.id, subject: 'engagement', subjectId: engagementId } as const;
}

/** A message of each with a file and an edit, which is marked as a decision, and a draft of the next. */
export async function letThemTalk(pair: Pair): Promise<void> {
  const { owner, assistant, workspace } = pair;
  const subject = conversationOf(pair);
  for (const person of [owner, assistant]) {
    const file = new File([`Kept by ${person.name}.`], 'note.txt', { type: 'text/plain' });
    const message = {
      ...subject,
      body: `Good morning, @${owner.name}.`,
      clientKey: newId(),
      files: file,
      readUpTo: now(),
    };
    const { messageId } = doneOf(await asPerson(person, () => submit(postMessage, message)));
    const edit = {
      workspaceId: workspace.id,
      id: messageId ?? '',
      version: 1,
      body: `Good day, @${owner.name}. Is all well?`,
    };
    doneOf(await asPerson(person, () => submit(editMessage, edit)));
    const said = { workspaceId: workspace.id, id: messageId ?? '' };
    doneOf(await asPerson(person, () => submit(markDecision, { ...said, version: 2 })));
    const draft = { ...subject, body: `${person.name} goes on`, clientKey: newId() };
    doneOf(await asPerson(person, () => submit(saveDraft, draft)));
  }
}

/** A decision that became a given of a draft, and one that was taken back. */
export async function letThemDecide({ owner, assistant, workspace, engagementId }: Pair): Promise<void> {
  const decisions = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    tx.decision.findMany({ where: { engagementId }, select: { id: true, messageId: true, party: true } }),
  );
  const [own, theirs] = [
    decisions.find(({ party }) => party === 'owner'),
    decisions.find(({ party }) => party === 'assistant'),
  ];
  const draft = await givenBriefDraft({ owner, assistant, workspace, engagementId });
  const given = {
    workspaceId: workspace.id,
    id: draft.id,
    decisionId: own?.id ?? '',
    givenId: newId(),
    text: 'So be it.',
  };
  doneOf(await asPerson(owner, () => submit(giveDecision, given)));
  const undone = { workspaceId: workspace.id, id: theirs?.messageId ?? '' };
  doneOf(await asPerson(assistant, () => submit(undoDecision, undone)));
}

/** What each chose to be told, and an address that a reply by mail goes to. */
export async function letThemBeTold(pair: Pair): Promise<void> {
  const { owner, assistant, workspace, engagementId } = pair;
  await givenChoice(owner, workspace, 'owner', [{ kind: 'brief.declined', channel: 'mail', choice: 'off' }]);
  await givenChoice(assistant, workspace, 'assistant', [
    { kind: 'brief.approved', channel: 'mail', choice: 'weekly' },
  ]);

  await withActor({ kind: 'workspace', workspaceId: workspace.id }, (tx) =>
    replyAddressFor(tx, {
      workspaceId: workspace.id,
      engagementId,
      subject: 'engagement',
      subjectId: engagementId,
      userId: assistant.userId,
    }),
  );
}

/** A message with a file that waits for the morning. */
export async function letThemWait(pair: Pair): Promise<void> {
  const { owner, assistant } = pair;
  const hours = { days: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' };
  doneOf(await asPerson(assistant, () => submit(setYourHours, hours)));
  const file = new File(['For the morning.'], 'morning.txt', { type: 'text/plain' });
  const atNight = new Date('2027-03-06T00:00:00Z');
  const message = {
    ...conversationOf(pair),
    body: 'No hurry.',
    clientKey: newId(),
    when: 'theirs',
    files: file,
  };
  doneOf(await atTime(atNight, () => asPerson(owner, () => submit(postMessage, message))));
}
