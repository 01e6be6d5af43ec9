'use server';

import { requireNotEnded } from '@/lib/people/engagements/ended.queries';
import { DONE_AS_BEFORE } from '@/lib/platform/actions/once';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { demand, notFound } from '@/lib/platform/result';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { appendEvents } from '../appending';
import { auditAgreement } from '../auditing';
import { composeDocument, freeze } from '../document/document';
import { partiesOf } from '../document/parties';
import { isActedAlready } from '../done-already';
import { decideLength } from '../length.rules';
import { loadAgreement } from '../loading';
import { moveAgreement } from '../moving';
import { overtakeProposals } from '../negotiation/proposals';
import { notifyAssistant } from '../notifying';
import { beginVersion } from '../revising';
import { decide } from '../rules';
import { AgreementStep, ProposeAgreement } from '../schema';
import { decideRespondBy } from '../timing/ending.rules';
import { endOf } from '../timing/ending-words';
import { planAutomaticSteps } from '../timing/timing';
import { hadSigned, readVersion } from '../versions';
import { changedTerms } from './amending.rules';
import { proposedMail } from './emails/proposed';
import { withdrawnMail } from './emails/withdrawn';
import { readPredecessor } from './predecessor';

/** Freezes the current version by its hash, and asks the assistant to read it. */
export const proposeAgreement = defineAction({
  name: 'agreements.propose',
  input: ProposeAgreement,
  once: DONE_AS_BEFORE,
  async run({ input, tx, me, request }) {
    const { agreement, current, facts, actor, at } = await loadAgreement(tx, me, input);
    const next = demand(decide(facts, 'propose', actor));
    await requireNotEnded(tx, agreement);
    if (!current) throw notFound('agreement');
    const { workspaceId, id, title } = agreement;
    const { number } = current;
    const content = await readVersion(tx, { workspaceId, versionId: current.id });
    demand(decideLength(content.clauses));
    const { timeZone: zone } = agreement.engagement.workspace;
    const { endsOn } = content.terms;
    const respondBy = demand(decideRespondBy({ proposedAt: at, zone, lastDay: input.respondBy, endsOn }));
    await moveAgreement(tx, input, next, at, { respondBy });

    const parties = partiesOf(agreement.engagement);
    const frozen = freeze(composeDocument({ agreementId: id, number, title, parties, ...content }));
    await tx.agreementVersion.updateMany({
      where: { workspaceId, id: current.id },
      data: { ...frozen, proposedAt: at },
    });
    await overtakeProposals(tx, agreement, { byUserId: me.userId, at });
    const predecessor = agreement.amendsId
      ? await readPredecessor(tx, { workspaceId, id: agreement.amendsId })
      : null;
    const payload = {
      number,
      documentHash: frozen.documentHash,
      respondBy: respondBy.toISOString(),
      // said once, where the chain begins: which agreement, at which point of its own chain, this one follows
      ...(predecessor && number === 1 ? { amends: predecessor.link } : {}),
    };
    await appendEvents(tx, agreement, [{ kind: 'proposed', actorUserId: me.userId, at, payload }]);
    await auditAgreement({ tx, me, request }, agreement, 'agreement.proposed', payload);
    const before = { workspaceId, agreementId: id, number: number - 1, party: 'assistant' as const };
    const proposal = {
      number,
      hadSigned: await hadSigned(tx, before),
      until: endOf(respondBy, zone, at),
      ...(predecessor ? { changes: changedTerms(predecessor.terms, content.terms) } : {}),
    };
    await notifyAssistant(tx, agreement, {
      kind: 'agreement.proposed',
      factId: current.id,
      write: (words) => proposedMail(words, proposal),
    });
    await planAutomaticSteps(tx, agreement);
  },
});

/** Begins a new version from the proposed one, and opens it for editing. */
export const reviseAgreement = defineAction({
  name: 'agreements.revise',
  input: AgreementStep,
  once: { again: async (scope) => ({ slug: await slugOf(scope), id: scope.input.id }) },
  async run({ input, tx, me, request }) {
    const loaded = await loadAgreement(tx, me, input);
    await beginVersion(tx, loaded, { seen: input, requestId: request.requestId });
    const { id, engagement } = loaded.agreement;
    return { slug: engagement.workspace.slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.editAgreement(slug, id),
});

/** Withdraws an offer before both have signed it. */
export const withdrawAgreement = defineAction({
  name: 'agreements.withdraw',
  input: AgreementStep,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor, at } = await loadAgreement(tx, me, input);
    const act = { kind: 'withdrawn', leadsTo: 'withdrawn' } as const;
    if (await isActedAlready(tx, agreement, { ...act, version: input.version, byId: me.userId })) return;
    const next = demand(decide(facts, 'withdraw', actor));
    await moveAgreement(tx, input, next, at);
    const { id } = agreement;
    await appendEvents(tx, agreement, [{ kind: 'withdrawn', actorUserId: me.userId, at, payload: {} }]);
    await auditAgreement({ tx, me, request }, agreement, 'agreement.withdrawn');
    await notifyAssistant(tx, agreement, {
      kind: 'agreement.withdrawn',
      factId: id,
      write: (words) => withdrawnMail(words, { isImported: facts.isImported ?? false }),
    });
    await planAutomaticSteps(tx, agreement);
  },
});
