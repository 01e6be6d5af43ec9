import { commentOnClause, settleClause } from '@/lib/agreements/negotiation/commenting.actions';
import {
  declineWording,
  proposeWording,
  takeWording,
  withdrawWording,
} from '@/lib/agreements/negotiation/wording-proposals.actions';
import { proposeAgreement, reviseAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { newId } from '@/lib/platform/ids';
import { withActor } from '@/lib/platform/tenancy';
import { type AgreementRef, givenProposed, type Pair, seenBy } from './agreements';
import { doneOf, submit } from './browser/forms';
import { asPerson, givenAssistant, givenPerson, type People, type Person } from './people';

/** @returns Ruth and somebody new whom she works with, without any agreement yet. */
export async function givenNewPairOf({ ruth: owner, workspace }: People): Promise<Pair> {
  const tag = newId().slice(-6);
  const someone = { name: `Maria Santos ${tag}`, email: `maria-${tag}@inbox.example`, zone: 'Asia/Manila' };
  const assistant = await givenPerson(someone);
  return { owner, assistant, workspace, engagementId: await givenAssistant(owner, workspace, assistant) };
}

/** @returns two people with an agreement that one has proposed to the other. */
export async function givenTalks(people: People) {
  const pair = await givenNewPairOf(people);
  return { ...pair, ref: await givenProposed(pair) };
}

/** Begins the next version. @returns the answer. */
export async function revises(owner: Person, ref: AgreementRef) {
  const seen = await seenBy(owner, ref);
  return asPerson(owner, () => submit(reviseAgreement, seen));
}

/** Proposes the version that is being written. @returns the answer. */
export async function proposesAnew(owner: Person, ref: AgreementRef) {
  const seen = await seenBy(owner, ref);
  return asPerson(owner, () => submit(proposeAgreement, seen));
}

type Changes = Readonly<Record<string, string | number>>;

/** Comments on the clause about hours, under version 1; name only what matters. @returns the answer and the id. */
export async function comments(person: Person, ref: AgreementRef, changes: Changes = {}) {
  const form = {
    ...ref,
    number: 1,
    clauseKey: 'hours',
    commentId: newId(),
    body: 'Does this hold in summer too?',
    ...changes,
  };
  const answer = await asPerson(person, () => submit(commentOnClause, form));
  return { answer, commentId: String(form.commentId) };
}

/** Settles everything up to a comment. @returns the answer. */
export function settles(person: Person, ref: AgreementRef, commentId: string) {
  return asPerson(person, () => submit(settleClause, { ...ref, commentId }));
}

/**
 * Proposes other wording for the clause about hours of version 1; name only what matters.
 * @returns the answer and the id.
 */
export async function proposesWording(person: Person, ref: AgreementRef, changes: Changes = {}) {
  const form = {
    ...ref,
    number: 1,
    clauseKey: 'hours',
    proposalId: newId(),
    body: '{{assistant}} works when it suits, and says so a day ahead.',
    reason: 'My children’s school hours change every term.',
    ...changes,
  };
  const answer = await asPerson(person, () => submit(proposeWording, form));
  return { answer, proposalId: String(form.proposalId) };
}

/** Proposes other wording, which must succeed. @returns what identifies the proposal. */
export async function givenProposedWording(person: Person, ref: AgreementRef, changes: Changes = {}) {
  const { answer, proposalId } = await proposesWording(person, ref, changes);
  doneOf(answer);
  return { ...ref, proposalId };
}

type ProposalRef = AgreementRef & { readonly proposalId: string };

/** Accepts a proposed wording, as an owner who sees the agreement as it is now. @returns the answer. */
export async function takes(owner: Person, ref: ProposalRef) {
  const form = { ...ref, ...(await seenBy(owner, ref)) };
  return asPerson(owner, () => submit(takeWording, form));
}

/** Declines a proposed wording. @returns the answer. */
export function declinesWording(owner: Person, ref: ProposalRef, reason = 'We need fixed hours.') {
  return asPerson(owner, () => submit(declineWording, { ...ref, reason }));
}

/** Takes a proposal back. @returns the answer. */
export function withdrawsWording(assistant: Person, ref: ProposalRef) {
  return asPerson(assistant, () => submit(withdrawWording, ref));
}

/** @returns what became of every proposal of an agreement that somebody can see, oldest first. */
export function endingsSeenBy(person: Person, { workspaceId, id }: AgreementRef) {
  return withActor({ kind: 'user', userId: person.userId }, async (tx) => {
    const rows = await tx.clauseProposal.findMany({
      where: { workspaceId, agreementId: id },
      orderBy: { proposedAt: 'asc' },
      select: { outcome: { select: { ending: true } } },
    });
    return rows.map(({ outcome }) => outcome?.ending ?? 'waiting');
  });
}

/** Has two people discuss the clauses of a proposed agreement, so that there is a row of each kind. */
export async function letThemNegotiate({ owner, assistant }: Pair, ref: AgreementRef): Promise<void> {
  const { answer, commentId } = await comments(assistant, ref);
  doneOf(answer);
  doneOf(await settles(owner, ref, commentId));
  const proposal = await givenProposedWording(assistant, ref);
  doneOf(await declinesWording(owner, proposal));
}
