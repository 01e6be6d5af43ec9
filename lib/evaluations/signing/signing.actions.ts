'use server';

import type { z } from 'zod';
import { decideSigning } from '@/lib/agreements/signing/signing.rules';
import { findSides } from '@/lib/people/parties.queries';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import type { SignedIn } from '@/lib/platform/auth/signed-in';
import { newId } from '@/lib/platform/ids';
import { enqueue } from '@/lib/platform/jobs';
import { sha256 } from '@/lib/platform/record/canonical';
import { evidenceOf, howTheySignedIn } from '@/lib/platform/record/evidence';
import { demand } from '@/lib/platform/result';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { auditEvaluation } from '../auditing';
import { signsUntil } from '../cadence/cadence.rules';
import { appendEvents, type EvaluationPlace } from '../chain';
import { makeEvaluationCopy } from '../copy/copy.jobs';
import { reopenedMail, yourTurnMail } from '../copy/emails/signing';
import { readDocument } from '../documents';
import { loadEvaluation, moveEvaluation } from '../loading';
import { notifySide } from '../notifying';
import { planNextEvaluation } from '../opening/opening.jobs';
import { planAutomaticSteps } from '../reminding.jobs';
import { decide, type EvaluationSide } from '../rules';
import { ReopenEvaluation, SignEvaluation } from '../schema';
import { EVALUATION_CONSENT } from './consent';

/**
 * Signs the very text that the person has read. The evaluation's row is locked, so when both press at the same moment
 * one comes after the other, and the second signature closes it: once.
 */
export const signEvaluation = defineAction({
  name: 'evaluations.sign',
  locksSession: true,
  input: SignEvaluation,
  once: { again: signedBefore },
  async run({ input, tx, me, signedIn, request }) {
    const { evaluation, facts, actor, side: party, at } = await loadEvaluation(tx, me, input);
    const next = demand(decide(facts, 'sign', actor, at));
    const { workspaceId, engagementId, id, round, dueAt, engagement } = evaluation;
    const { documentHash, canonicalJson } = await readDocument(tx, evaluation);
    const { authenticatedAt } = signedIn;
    demand(decideSigning({ seenHash: input.documentHash, documentHash, authenticatedAt, now: at }));

    const place = { workspaceId, engagementId, id, round };
    const signing = { party, signedName: input.signedName, documentHash, at };
    const signatureId = await writeSignature({ tx, me, signedIn, request }, place, signing);
    await auditEvaluation({ tx, me, request }, evaluation, 'evaluation.signed', { party, documentHash });
    const closing = next === 'done' ? { closedAt: at } : {};
    await moveEvaluation(tx, evaluation, next, at, { canonicalJson, documentHash, ...closing });
    const sides = await findSides(tx, evaluation);
    if (next === 'done') {
      await appendEvents(tx, evaluation, [
        { kind: 'closed', actorUserId: null, at, payload: { documentHash } },
      ]);
      await enqueue(tx, makeEvaluationCopy, { workspaceId, evaluationId: id });
    } else {
      const moment = signsUntil(dueAt, engagement.endings[0]?.endsAt ?? null, at);
      await notifySide(party === 'owner' ? 'assistant' : 'owner')(tx, evaluation, sides, {
        kind: 'evaluation.your_turn',
        factId: signatureId,
        at,
        moment,
        write: (words) => yourTurnMail(words, { isOverdue: moment <= at }),
      });
    }
    await planAutomaticSteps(tx, evaluation);
    if (next === 'done') await planNextEvaluation(tx, evaluation);
    return { party, workspaceId, slug: sides.business.slug, id };
  },
  leadsTo: ({ party, workspaceId, slug, id }) =>
    addressesFor({ side: party, slug, workspaceId }).evaluation(id),
});

type Signing = {
  readonly party: EvaluationSide;
  readonly signedName: string;
  readonly documentHash: string;
  readonly at: Date;
};

/** Writes a signature with its evidence, and both of its events into the chain. @returns its id. */
async function writeSignature(
  { tx, me, signedIn, request }: Pick<ActionScope<unknown, SignedIn>, 'tx' | 'me' | 'signedIn' | 'request'>,
  { round, ...evaluation }: EvaluationPlace & { readonly round: number },
  { party, signedName, documentHash, at }: Signing,
): Promise<string> {
  const { workspaceId, engagementId, id: evaluationId } = evaluation;
  const { authenticatedAt, name: accountName, email: verifiedEmail } = signedIn;
  const { text: consentText, version: consentVersion } = EVALUATION_CONSENT;
  const signatureId = newId();
  await tx.evaluationSignature.createMany({
    data: {
      workspaceId,
      id: signatureId,
      engagementId,
      evaluationId,
      round,
      party,
      userId: me.userId,
      signedName,
      accountName,
      verifiedEmail,
      consentText,
      consentVersion,
      documentHash,
      authenticatedAt,
      authMethod: howTheySignedIn(signedIn),
      ip: request.ip,
      userAgent: request.userAgent,
      signedAt: at,
    },
  });
  const consented = { party, consentVersion, consentHash: sha256(consentText) };
  const evidence = evidenceOf(signedIn, request);
  const signed = { party, signatureId, signedName, drawnHash: null, documentHash, ...evidence };
  await appendEvents(tx, evaluation, [
    { kind: 'consented', actorUserId: me.userId, at, payload: consented },
    { kind: 'signed', actorUserId: me.userId, at, payload: signed },
  ]);
  return signatureId;
}

/** Reopens an evaluation that one side has signed; their signature becomes void, visibly, and the two go on talking. */
export const reopenEvaluation = defineAction({
  name: 'evaluations.reopen',
  input: ReopenEvaluation,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { evaluation, facts, actor, side, at } = await loadEvaluation(tx, me, input);
    const next = demand(decide(facts, 'reopen', actor, at));
    const { id, round, documentHash, dueAt } = evaluation;
    const opened = { round: round + 1, canonicalJson: null, documentHash: null };
    await moveEvaluation(tx, evaluation, next, at, opened);
    const payload = { party: side, round, documentHash };
    await appendEvents(tx, evaluation, [{ kind: 'signature_voided', actorUserId: me.userId, at, payload }]);
    await auditEvaluation({ tx, me, request }, evaluation, 'evaluation.reopened', { round });
    const other = side === 'owner' ? 'assistant' : 'owner';
    await notifySide(other)(tx, evaluation, await findSides(tx, evaluation), {
      kind: 'evaluation.reopened',
      factId: `${id}:${round}`,
      at,
      moment: dueAt,
      write: reopenedMail,
    });
  },
});

/** Where somebody who has signed was led, and is led again. */
async function signedBefore(scope: ActionScope<z.output<typeof SignEvaluation>>) {
  const { tx, me, input } = scope;
  const { side: party, evaluation } = await loadEvaluation(tx, me, input);
  const { workspaceId, id } = evaluation;
  return { party, workspaceId, slug: await slugOf(scope), id };
}
