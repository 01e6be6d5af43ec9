import { keepAnswer } from '@/lib/briefs/playbooks/keeping.actions';
import { savePlaybook } from '@/lib/briefs/playbooks/playbooks.actions';
import type { PlaybookStory } from '../story/story';
import { type Actor, act } from './acting';
import { idOf } from './ids';

type BriefOfStory = { readonly workspaceId: string; readonly briefId: string };

/** Makes a playbook from a brief that went well, as the form on its page does. */
export async function saveAsPlaybook(
  actor: Actor,
  { workspaceId, briefId }: BriefOfStory,
  { budgetHours, usualDays, deliverables, ...words }: PlaybookStory,
  at: Date,
): Promise<void> {
  await act(actor, at, savePlaybook, {
    workspaceId,
    briefId,
    ...words,
    number: 0,
    version: 0,
    id: idOf(`playbook ${words.name}`, at),
    versionId: idOf(`playbook ${words.name}, version 1`, at),
    deliverables: deliverables.map(({ title, criteria }) => ({ title, criteria })),
    budgetHours: budgetHours?.toString(),
    usualDays,
  });
}

/** Asked once, given from then on. */
export async function keepAnswerIn(
  actor: Actor,
  { workspaceId, briefId: id }: BriefOfStory,
  answer: { readonly clarificationId: string; readonly text: string },
  at: Date,
): Promise<void> {
  const versionId = idOf(`${id} gives its playbook an answer`, at);
  await act(actor, at, keepAnswer, { workspaceId, id, versionId, ...answer });
}
