'use server';

import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { demand, notFound, type Refused, refused, requireSame } from '@/lib/platform/result';
import { auditAgreement } from '../auditing';
import { saveDraft } from '../drafting/saving';
import { loadAgreement } from '../loading';
import { notifyAssistant, notifyOwners } from '../notifying';
import { beginVersion } from '../revising';
import { decide } from '../rules';
import { readVersion } from '../versions';
import { findClause } from './clauses-talked-about';
import { wordingDeclinedMail } from './emails/wording-declined';
import { wordingProposedMail } from './emails/wording-proposed';
import { decideProposal, decideProposing, decideTalking } from './negotiation.rules';
import { DeclineWording, ProposeWording, TakeWording, WithdrawWording } from './negotiation.schema';
import { endProposal, loadProposal, overtakeProposals } from './proposals';

/**
 * The assistant writes how a clause should read, and why. It replaces a wording of theirs that still waits on that
 * clause.
 */
export const proposeWording = defineAction({
  name: 'agreements.proposeWording',
  input: ProposeWording,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    demand(decideProposing(facts, actor));
    const { workspaceId, engagementId, id } = agreement;
    const { proposalId, clauseKey, body, reason } = input;
    const known = await tx.clauseProposal.count({ where: { workspaceId, id: proposalId } });
    if (known > 0) {
      const submitted = { id: proposalId, agreementId: id, clauseKey, body, reason, proposedById: me.userId };
      return requireSame(await tx.clauseProposal.count({ where: { workspaceId, ...submitted } }));
    }
    const clause = await findClause(tx, input);
    if (clause.body === body) throw nothingChanged();

    await overtakeProposals(tx, agreement, { byUserId: me.userId, at, clauseKey });
    const { versionId, heading } = clause;
    const place = { workspaceId, engagementId, agreementId: id, versionId, clauseKey };
    await tx.clauseProposal.createMany({
      data: { ...place, id: proposalId, body, reason, proposedById: me.userId, proposedAt: at },
    });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.wording_proposed', {
      proposalId,
      clauseKey,
    });
    await notifyOwners(tx, agreement, {
      kind: 'agreement.wording_proposed',
      factId: proposalId,
      write: (words) => wordingProposedMail(words, { clauseKey, heading, reason }),
    });
  },
});

/** The assistant withdraws a proposed wording before it is answered. */
export const withdrawWording = defineAction({
  name: 'agreements.withdrawWording',
  input: WithdrawWording,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    const proposal = await loadProposal(tx, input);
    const ending = demand(decideProposal(proposal.state, 'withdraw', actor.role));
    demand(decideTalking(facts));
    await endProposal(tx, agreement, proposal.id, { ending, byUserId: me.userId, at });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.wording_withdrawn', {
      proposalId: proposal.id,
    });
  },
});

/**
 * An owner takes the proposed wording into the next version: the one being written, or one begun for it, which voids a
 * signature under the previous text.
 */
export const takeWording = defineAction({
  name: 'agreements.takeWording',
  input: TakeWording,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, signedIn, request }) {
    const loaded = await loadAgreement(tx, me, input);
    const { agreement, current, facts, actor, at } = loaded;
    const proposal = await loadProposal(tx, input);
    const ending = demand(decideProposal(proposal.state, 'take', actor.role));
    demand(decideTalking(facts));
    if (!current) throw notFound('agreement');
    const { workspaceId } = agreement;
    const { clauseKey, body } = proposal;
    if (facts.isOpen) demand(decide(facts, 'save', actor));
    const version = facts.isOpen
      ? current
      : await beginVersion(tx, loaded, { seen: input, requestId: request.requestId });
    const { terms, clauses } = await readVersion(tx, { workspaceId, versionId: version.id });
    if (!clauses.some(({ key }) => key === clauseKey)) throw clauseGone();
    if (facts.isOpen) {
      // a save like any other: whoever has it open in the editor is told, and the previous text can be restored
      await saveDraft(tx, loaded, {
        content: {
          title: agreement.title,
          terms,
          clauses: clauses.map((clause) => (clause.key === clauseKey ? { ...clause, body } : clause)),
        },
        seen: { version: input.version, savedIn: null, takesOver: false },
        way: 'pressed',
        by: signedIn,
        requestId: request.requestId,
      });
    } else {
      await tx.agreementClause.updateMany({
        where: { workspaceId, versionId: version.id, key: clauseKey },
        data: { body },
      });
    }

    await endProposal(tx, agreement, proposal.id, {
      ending,
      byUserId: me.userId,
      at,
      takenInto: version.number,
    });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.wording_taken', {
      proposalId: proposal.id,
      clauseKey,
      number: version.number,
    });
  },
});

/** An owner declines a proposed wording, and says why. The text stays as it is. */
export const declineWording = defineAction({
  name: 'agreements.declineWording',
  input: DeclineWording,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    const proposal = await loadProposal(tx, input);
    const ending = demand(decideProposal(proposal.state, 'decline', actor.role));
    demand(decideTalking(facts));
    const { reason } = input;
    const { clauseKey, heading } = proposal;
    await endProposal(tx, agreement, proposal.id, { ending, byUserId: me.userId, at, reason });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.wording_declined', {
      proposalId: proposal.id,
      clauseKey,
    });
    await notifyAssistant(tx, agreement, {
      kind: 'agreement.wording_declined',
      factId: proposal.id,
      write: (words) => wordingDeclinedMail(words, { clauseKey, heading, reason }),
    });
  },
});

function nothingChanged(): Refused {
  return refused(
    'nothing_changed',
    'This is how the clause reads already. Change its words, or write a comment.',
    'body',
  );
}

function clauseGone(): Refused {
  return refused(
    'clause_gone',
    'The version you are writing no longer has this clause. Decline the proposal, and say why.',
  );
}
