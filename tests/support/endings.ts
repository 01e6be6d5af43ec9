import { beginEnding } from '@/lib/endings/beginning.actions';
import { getEndingPage } from '@/lib/endings/page.queries';
import { sayDone, sayGoOn } from '@/lib/endings/saying.actions';
import { now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { dateAhead } from '@/lib/platform/time/days';
import { givesNotice, type Pair } from './agreements';
import { doneOf, type Fields, submit } from './browser/forms';
import { mailsTo } from './notifications';
import { asPerson, type Person } from './people';
import type { Step } from './servers/raw-sql';

type Two = Pick<Pair, 'workspace' | 'engagementId'>;

/** Whose work together a form is about. */
export const placeOf = ({ workspace, engagementId }: Two) => ({ workspaceId: workspace.id, engagementId });

/** A form that ends the work of two people in a fortnight. */
export function endingForm(two: Two, changes: Fields = {}) {
  const lastDay = dateAhead(now(), 14, 'America/Chicago');
  return { ...placeOf(two), id: newId(), lastDay, reason: 'The shop closes for good.', ...changes };
}

/** Begins an ending where no agreement is in force, as the owner. @returns whose it is. */
export async function givenEnding(pair: Two & Pick<Pair, 'owner'>, changes: Fields = {}) {
  doneOf(await asPerson(pair.owner, () => submit(beginEnding, endingForm(pair, changes))));
  return placeOf(pair);
}

/** One side says that everything is handed back. @returns the action's answer. */
export const saysDone = (person: Person, two: Two) => asPerson(person, () => submit(sayDone, placeOf(two)));

/** One side would like to go on. @returns the action's answer. */
export const saysGoOn = (person: Person, two: Two) => asPerson(person, () => submit(sayGoOn, placeOf(two)));

/** The work of two under an agreement ends now: one gives notice, and both say that everything is handed back. */
export async function givenEnded(pair: Pair): Promise<void> {
  const { owner, assistant, workspace, engagementId } = pair;
  const agreement = await withActor({ kind: 'user', userId: owner.userId }, (tx) =>
    tx.agreement.findFirstOrThrow({ where: { workspaceId: workspace.id, engagementId, state: 'in_force' } }),
  );
  const ref = { workspaceId: workspace.id, id: agreement.id };
  doneOf(await givesNotice(owner, ref));
  for (const person of [assistant, owner]) doneOf(await saysDone(person, pair));
}

/** The page of an ending, as either side sees it. */
export function endingPages({ owner, assistant, workspace, engagementId }: Pair) {
  return {
    owner: () => getEndingPage({ userId: owner.userId, side: 'owner' }, workspace.id, engagementId),
    assistant: () => getEndingPage({ userId: assistant.userId, side: 'assistant' }, workspace.id),
  };
}

/** @returns the newest ending of two people, as the business sees it. */
export const endingOf = (pair: Pair) =>
  withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
    tx.engagementEnding.findFirstOrThrow({
      where: { engagementId: pair.engagementId },
      orderBy: { begunAt: 'desc' },
    }),
  );

/** @returns the payload of the jobs that look after two people's newest ending. */
export async function endingJobOf(pair: Pair) {
  const { id: endingId } = await endingOf(pair);
  return { ...placeOf(pair), endingId };
}

/** @returns the work of two people, as the business sees it. */
export const engagementOf = (pair: Pair) =>
  withActor({ kind: 'user', userId: pair.owner.userId }, (tx) =>
    tx.engagement.findFirstOrThrow({ where: { id: pair.engagementId } }),
  );

/** Writes the state of what two people have in a table anew, whatever an action would say first. */
export const writtenAgain = ({ engagementId }: Two, table: string, state: string): Step => [
  `UPDATE ${table} SET state = '${state}' WHERE engagement_id = $1`,
  engagementId,
];

/** @returns how many mails of a kind somebody got about an engagement. */
export async function toldOf(person: Person, pair: Pair, kind: string) {
  const mails = await mailsTo(person);
  return mails.filter((mail) => mail.kind === kind && mail.workspaceId === pair.workspace.id).length;
}
