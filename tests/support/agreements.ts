import { createAgreement, saveAgreement } from '@/lib/agreements/drafting/drafting.actions';
import { importAgreement } from '@/lib/agreements/importing/importing.actions';
import { getAgreementPage } from '@/lib/agreements/page.queries';
import { amendAgreement } from '@/lib/agreements/proposing/amending.actions';
import { proposeAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { signAgreement } from '@/lib/agreements/signing/signing.actions';
import { type TemplateKey, templateOf } from '@/lib/agreements/templates';
import { giveNotice } from '@/lib/agreements/timing/ending.actions';
import { closeAgreement } from '@/lib/agreements/timing/ending.jobs';
import { noticeEnds } from '@/lib/agreements/timing/ending.rules';
import type { Fields } from '@/lib/platform/actions/to-form';
import { atTime, now } from '@/lib/platform/clock';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { doneOf, submit } from './browser/forms';
import { FIRST_TRY } from './first-try';
import {
  asPerson,
  givenAssistant,
  givenPerson,
  givenWorkspace,
  type People,
  type Person,
  type TestWorkspace,
} from './people';

/** The two sides of an engagement. */
export type Pair = {
  readonly owner: Person;
  readonly assistant: Person;
  readonly workspace: TestWorkspace;
  readonly engagementId: string;
};

/** Ruth has engaged Maria in a business of that name, in which nothing else has happened. */
export async function givenPair(
  { ruth: owner, maria: assistant }: Pick<People, 'ruth' | 'maria'>,
  name: string,
): Promise<Pair> {
  const workspace = await givenWorkspace(owner, { name });
  return { owner, assistant, workspace, engagementId: await givenAssistant(owner, workspace, assistant) };
}

/** Somebody new works for Ruth in a business of hers, beside others; nothing else has happened between the two. */
export async function givenNewPair(
  { ruth: owner, workspace }: Pick<People, 'ruth' | 'workspace'>,
  { name = 'Maria Santos', zone = 'Asia/Manila' } = {},
): Promise<Pair> {
  const assistant = await givenPerson({ name, email: `${newId()}@inbox.example`, zone });
  return { owner, assistant, workspace, engagementId: await givenAssistant(owner, workspace, assistant) };
}

export type AgreementRef = { readonly workspaceId: string; readonly id: string };

/** @returns terms as they are typed: USD 14.50 an hour, at most USD 580 a week; name only what matters. */
export function termsTyped(template: TemplateKey = 'hourly') {
  const suggested = Object.entries(templateOf(template).terms).map(([name, value]) => [name, value ?? '']);
  return {
    ...Object.fromEntries(suggested),
    rate: '14.50',
    currency: 'USD',
    cap: '580',
    startsOn: '2026-12-01',
    endsOn: '',
  };
}

/** Drafts an agreement from a template, as its owner. */
export async function givenDraft(
  { owner, workspace, engagementId }: Omit<Pair, 'assistant'>,
  changes: Readonly<Record<string, string | number>> & { readonly templateKey?: TemplateKey } = {},
): Promise<AgreementRef> {
  const form = {
    id: newId(),
    workspaceId: workspace.id,
    engagementId,
    templateKey: 'hourly',
    title: 'Agreement for running the shop',
    ...termsTyped(changes.templateKey),
    ...changes,
  };
  const { id } = doneOf(await asPerson(owner, () => submit(createAgreement, form)));
  return { workspaceId: workspace.id, id };
}

/** Drafts and proposes an agreement. */
export async function givenProposed(
  pair: Omit<Pair, 'assistant'>,
  changes?: Parameters<typeof givenDraft>[1],
): Promise<AgreementRef> {
  const ref = await givenDraft(pair, changes);
  doneOf(await asPerson(pair.owner, async () => submit(proposeAgreement, await seenBy(pair.owner, ref))));
  return ref;
}

/** Drafts, proposes, and has both sign: work can be handed over. @returns the agreement. */
export async function givenAgreementInForce(
  pair: Pair,
  changes?: Parameters<typeof givenDraft>[1],
): Promise<AgreementRef> {
  const ref = await givenProposed(pair, changes);
  doneOf(await signs(pair.owner, ref));
  doneOf(await signs(pair.assistant, ref));
  return ref;
}

/** Both sign an amendment with other terms at a given moment. @returns the amendment. */
export async function givenAmended(
  { owner, assistant }: Pair,
  ref: AgreementRef,
  at: string,
  changes: Readonly<Record<string, string>>,
): Promise<AgreementRef> {
  return atTime(new Date(at), async () => {
    const amendment = await givenAmendment(owner, ref);
    doneOf(await saves(owner, amendment, changes));
    doneOf(await proposes(owner, amendment));
    for (const signer of [owner, assistant]) doneOf(await signs(signer, amendment));
    return amendment;
  });
}

/** A PDF as small as possible; its content doesn't matter here. */
export const SIGNED_ELSEWHERE = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF\n';

/** @returns what an import's form posts, all of it valid; name only what matters. */
export function importTyped({ owner, workspace, engagementId }: Omit<Pair, 'assistant'>) {
  return {
    id: newId(),
    workspaceId: workspace.id,
    engagementId,
    title: 'The agreement of March',
    file: new File([SIGNED_ELSEWHERE], 'agreement of March.pdf', { type: 'application/pdf' }),
    signedOn: '2026-03-02',
    payType: 'hourly',
    signedName: owner.name,
    consent: 'on',
    ...termsTyped(),
  };
}

/** Imports an agreement that both signed elsewhere, as its owner; the assistant hasn't confirmed it yet. */
export async function givenImported(pair: Omit<Pair, 'assistant'>): Promise<AgreementRef> {
  const form = importTyped(pair);
  const { id } = doneOf(await asPerson(pair.owner, () => submit(importAgreement, form)));
  return { workspaceId: pair.workspace.id, id };
}

/** Signs with one's own name the text as it is now. @returns the action's answer. */
export async function signs(
  person: Person,
  ref: AgreementRef,
  changes: Readonly<Record<string, string>> = {},
) {
  const documentHash = (await currentVersion(person, ref))?.documentHash ?? '';
  const form = { ...ref, documentHash, signedName: person.name, consent: 'on', ...changes };
  return asPerson(person, () => submit(signAgreement, form));
}

/** Begins an amendment of the agreement in force, as its owner. @returns the new agreement. */
export async function givenAmendment(
  owner: Person,
  ref: AgreementRef,
  form: Readonly<Record<string, string>> = {},
): Promise<AgreementRef> {
  const seen = await seenBy(owner, ref);
  const { id } = doneOf(
    await asPerson(owner, () => submit(amendAgreement, { ...seen, amendmentId: newId(), ...form })),
  );
  return { workspaceId: ref.workspaceId, id };
}

/** Proposes an agreement as it was drafted. @returns the action's answer. */
export async function proposes(
  owner: Person,
  ref: AgreementRef,
  form: Readonly<Record<string, string>> = {},
) {
  const seen = await seenBy(owner, ref);
  return asPerson(owner, () => submit(proposeAgreement, { ...seen, ...form }));
}

/** @returns what the page for giving notice would post now, with the last day that it showed. */
export async function noticeForm(person: Person, ref: AgreementRef) {
  const page = await getAgreementPage(person.userId, ref);
  const { noticeDays = 0 } = page?.document.terms ?? {};
  const { lastDay } = noticeEnds(now(), noticeDays, page?.workspace.timeZone ?? 'UTC');
  const { workspaceId, id } = ref;
  const version = page?.version ?? 0;
  return { workspaceId, id, version, lastDay, reason: 'The shop closes for good.', confirm: 'on' };
}

/** Gives notice. @returns the action's answer. */
export async function givesNotice(
  person: Person,
  ref: AgreementRef,
  changes: Readonly<Record<string, string>> = {},
) {
  const form = { ...(await noticeForm(person, ref)), ...changes };
  return asPerson(person, () => submit(giveNotice, form));
}

/** Does what the worker does at a given moment: ends the agreement, or lets the offer expire, if its time is over. */
export function endsIfDue({ workspaceId, id: agreementId }: AgreementRef, at: Date): Promise<void> {
  return atTime(at, () => closeAgreement.perform({ workspaceId, agreementId }, FIRST_TRY));
}

/** @returns an agreement's chain, as somebody sees it, oldest event first. */
export function eventsOf(person: Person, { workspaceId, id: agreementId }: AgreementRef) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.agreementEvent.findMany({ where: { workspaceId, agreementId }, orderBy: { sequence: 'asc' } }),
  );
}

/** @returns an agreement as somebody sees it, with the version that their form would post. */
export async function seenBy(person: Person, { workspaceId, id }: AgreementRef) {
  const row = await readAs(person, { workspaceId, id });
  return { workspaceId, id, version: row?.version ?? 0 };
}

/** @returns an agreement's row as somebody sees it; null when they don't. */
export function readAs(person: Person, { workspaceId, id }: AgreementRef) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.agreement.findUnique({ where: { workspaceId_id: { workspaceId, id } } }),
  );
}

/** @returns the newest version that somebody may see. */
export function currentVersion(person: Person, { workspaceId, id }: AgreementRef) {
  return withActor({ kind: 'user', userId: person.userId }, (tx) =>
    tx.agreementVersion.findFirst({
      where: { workspaceId, agreementId: id },
      orderBy: { number: 'desc' },
      include: { clauses: { orderBy: { position: 'asc' } } },
    }),
  );
}

/** Saves other wording in the current version, as its owner. @returns the action's answer. */
export async function saves(owner: Person, ref: AgreementRef, changes: Fields = {}) {
  const version = await currentVersion(owner, ref);
  const clauses = (version?.clauses ?? []).map(({ key, heading, body }) => ({ key, heading, body }));
  const seen = await seenBy(owner, ref);
  const form = {
    ...seen,
    payType: 'hourly',
    title: 'Agreement for running the shop',
    clauses,
    ...termsTyped(),
    ...changes,
  };
  return asPerson(owner, () => submit(saveAgreement, form));
}
