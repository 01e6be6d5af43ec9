import { approveDelivery } from '@/lib/briefs/delivery/reviewing.actions';
import { addAdjustment } from '@/lib/evaluations/adjusting/adjusting.actions';
import { handInAssessment } from '@/lib/evaluations/assessing/assessing.actions';
import { decideAutonomy } from '@/lib/evaluations/autonomy/autonomy.actions';
import { nextEvaluation } from '@/lib/evaluations/cadence/cadence.rules';
import { readCadence } from '@/lib/evaluations/cadence/cadences';
import { startEvaluation } from '@/lib/evaluations/opening/beginning.actions';
import { openWhenDue } from '@/lib/evaluations/opening/opening.jobs';
import { getEvaluationPage } from '@/lib/evaluations/page/page.queries';
import { signEvaluation } from '@/lib/evaluations/signing/signing.actions';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { givenAgreementInForce, givenPair, type Pair } from './agreements';
import { givenBriefDelivered, seen } from './briefs';
import { doneOf, type Fields, submit } from './browser/forms';
import { FIRST_TRY } from './first-try';
import { asPerson, type People, type Person } from './people';

const placeOf = ({ workspace, engagementId }: Pair) => ({ workspaceId: workspace.id, engagementId });

/** When both signed the agreement of `givenCadence`. */
export const SIGNED = new Date('2027-01-31T18:00:00Z');

/** Ruth's business is in Chicago; both have signed that their work is evaluated every so many months. */
export async function givenCadence(people: People, name: string, months = 3): Promise<Pair> {
  const pair = await givenPair(people, name);
  const terms = { startsOn: '2027-01-31', evaluationCadenceMonths: months };
  await atTime(SIGNED, () => givenAgreementInForce(pair, terms));
  return pair;
}

/** Does what the worker does about opening an engagement's evaluations, at a moment. */
export function whenOpeningIsDue(pair: Pair, at: Date): Promise<void> {
  return atTime(at, () => openWhenDue.perform(placeOf(pair), FIRST_TRY));
}

/** @returns an engagement's evaluations, as somebody sees them, the first one first. */
export function evaluationsOf(person: Person, { workspace, engagementId }: Pair) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.evaluation.findMany({
      where: { workspaceId: workspace.id, engagementId },
      orderBy: { number: 'asc' },
      include: { criteria: { orderBy: { position: 'asc' } } },
    }),
  );
}

/** @returns when the next evaluation opens by itself, as the agreement in force names it. */
export async function opensNext(pair: Pair, now: Date): Promise<Date> {
  const next = await withActor({ kind: 'workspace', workspaceId: pair.workspace.id }, async (tx) => {
    const cadence = await readCadence(tx, placeOf(pair));
    return cadence && nextEvaluation(cadence, now);
  });
  if (!next) throw new Error('no evaluation is named');
  return next.opensAt;
}

/** Both have agreed, and an evaluation is open, begun by the owner now. @returns what forms about it post. */
export async function givenEvaluation(pair: Pair) {
  const { owner, workspace, engagementId } = pair;
  const form = { workspaceId: workspace.id, engagementId };
  const { id } = doneOf(await asPerson(owner, () => submit(startEvaluation, form)));
  return { workspaceId: workspace.id, id };
}

export type EvaluationRef = Awaited<ReturnType<typeof givenEvaluation>>;

/**
 * @returns what an owner posts who estimates 40 to 60 hours freed, and USD 50 to 80 an hour; name only what matters.
 */
export function returnEstimateForm(ref: EvaluationRef, changes: Fields = {}) {
  return {
    ...ref,
    version: 0,
    freedLow: '40',
    freedHigh: '60',
    own: '5',
    hourLow: '50',
    hourHigh: '80',
    currency: 'USD',
    usedFor: 'Two new glazes, and Fridays off.',
    ...changes,
  };
}

/** @returns what a form posts that saves or hands in an assessment: a few words on everything. */
export async function wordsForm(person: Person, ref: EvaluationRef, overall: string) {
  const { workspaceId, id: evaluationId } = ref;
  const [criteria, own] = await withActor({ kind: 'user', userId: person.userId }, async (tx) => [
    await tx.evaluationCriterion.findMany({
      where: { workspaceId, evaluationId },
      orderBy: { position: 'asc' },
    }),
    await tx.evaluationAssessment.findFirst({
      where: { workspaceId, evaluationId, savedById: person.userId },
      select: { version: true },
    }),
  ]);
  const answers = criteria.map(({ id: criterionId, name }, index) => ({
    criterionId,
    text: `${overall} As to “${name}”: as agreed.`,
    rating: index === 0 ? '4' : '',
  }));
  return { ...ref, version: own?.version ?? 0, overall, answers };
}

/** Hands in an assessment. @returns the action's answer. */
export async function handsIn(person: Person, ref: EvaluationRef, overall: string) {
  const form = await wordsForm(person, ref, overall);
  return asPerson(person, () => submit(handInAssessment, form));
}

/** @returns a date some days from a moment, as a form posts it. */
export function dayFrom(at: Date, days: number): string {
  return new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

/** Both have handed in, so that they can read each other's. @returns the evaluation. */
export async function givenRevealed(pair: Pair): Promise<EvaluationRef> {
  const ref = await givenEvaluation(pair);
  doneOf(await handsIn(pair.owner, ref, 'It goes well.'));
  doneOf(await handsIn(pair.assistant, ref, 'I like it here.'));
  return ref;
}

/** @returns what an adjustment's form posts: just a change in how they work together; name only what matters. */
export function adjustmentForm(ref: EvaluationRef, changes: Fields = {}) {
  return {
    ...ref,
    adjustmentId: newId(),
    kind: 'other',
    what: 'We talk on Mondays, for ten minutes.',
    owner: 'owner',
    dueOn: dayFrom(now(), 30),
    ...changes,
  };
}

/** Adds an adjustment, as somebody. @returns its id. */
export async function givenAdjustment(person: Person, ref: EvaluationRef, changes: Fields = {}) {
  const form = adjustmentForm(ref, changes);
  doneOf(await asPerson(person, () => submit(addAdjustment, form)));
  return form.adjustmentId;
}

/** @returns what the page for signing would post now, as somebody sees it. */
export async function signingForm(person: Person, ref: EvaluationRef, changes: Fields = {}) {
  const page = await getEvaluationPage(person.userId, ref, null);
  const documentHash = page?.toSign?.documentHash ?? '';
  return { ...ref, documentHash, signedName: person.name, consent: 'on', ...changes };
}

/** Signs what one sees now. @returns the action's answer. */
export async function signsEvaluation(person: Person, ref: EvaluationRef, changes: Fields = {}) {
  const form = await signingForm(person, ref, changes);
  return asPerson(person, () => submit(signEvaluation, form));
}

/** An evaluation that both have signed, with its adjustments. */
export async function givenClosed(pair: Pair, changes: Fields = {}) {
  const ref = await givenRevealed(pair);
  const adjustmentId = await givenAdjustment(pair.owner, ref, changes);
  doneOf(await signsEvaluation(pair.owner, ref));
  doneOf(await signsEvaluation(pair.assistant, ref));
  return { ref, adjustmentId };
}

/** Five briefs that were approved as first delivered, in time, without a question. */
export async function givenGoodRecord(pair: Pair): Promise<void> {
  for (const title of ['Spring', 'Summer', 'Autumn', 'Winter', 'Fair']) {
    const brief = await givenBriefDelivered(pair, { title: `The ${title} catalogue` });
    const form = { ...seen(brief), deliveryId: brief.deliveries.at(-1)?.id ?? '', note: '' };
    doneOf(await asPerson(pair.owner, () => submit(approveDelivery, form)));
  }
}

/** An owner sets the autonomy for new work at an evaluation. @returns the action's answer. */
export const saysHowMuchIsLetGo = (person: Person, ref: EvaluationRef, outcome: 'taken' | 'kept') =>
  asPerson(person, () => submit(decideAutonomy, { ...ref, outcome }));
