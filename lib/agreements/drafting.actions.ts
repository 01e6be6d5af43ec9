'use server';

import { audit } from '@/lib/platform/actions/audit';
import { defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses';
import { changedMeanwhile, demand, notFound } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { loadAgreement } from './loading';
import { decide, decideNew } from './rules';
import { AgreementStep, CreateAgreement, SaveAgreement } from './schema';
import { addVersion, rewriteVersion } from './versions';

/** The first save of an agreement. Its id comes with the form: sent twice, it is still one. */
export const createAgreement = defineAction({
  name: 'agreements.create',
  input: CreateAgreement,
  async run({ input, tx, me, now, request }) {
    const { workspaceId, engagementId, id } = input;
    const role = staffRole(me, workspaceId);
    const engagement = role && (await holdEngagement(tx, workspaceId, engagementId));
    if (!role || !engagement) throw notFound('assistant');
    const { agreements, workspace } = engagement;
    if (agreements.some((each) => each.id === id)) return { slug: workspace.slug, id };
    demand(
      decideNew(
        role,
        agreements.map(({ state }) => state),
      ),
    );

    const made = { createdById: me.userId, createdAt: now };
    await tx.agreement.createMany({
      data: {
        workspaceId,
        id,
        engagementId,
        title: input.title,
        templateKey: input.templateKey,
        stateChangedAt: now,
        ...made,
      },
    });
    const { terms, clauses } = input;
    await addVersion(tx, { workspaceId, engagementId, agreementId: id, number: 1, terms, clauses, ...made });
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: me.userId,
      action: 'agreement.created',
      subject: { kind: 'agreement', id },
      data: { templateKey: input.templateKey },
      requestId: request.requestId,
    });
    return { slug: workspace.slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.agreement(slug, id),
});

/** Saves what the current version says, as long as it hasn't been proposed. */
export const saveAgreement = defineAction({
  name: 'agreements.save',
  input: SaveAgreement,
  async run({ input, tx, me, request }) {
    const { agreement, current, facts, actor } = await loadAgreement(tx, me, input);
    demand(decide(facts, 'save', actor));
    if (!current) throw notFound('agreement');
    const { workspaceId, engagementId, id } = agreement;
    const saved = await tx.agreement.updateMany({
      where: { workspaceId, id, version: input.version },
      data: { title: input.title, version: { increment: 1 } },
    });
    if (saved.count === 0) throw changedMeanwhile('agreement');
    await rewriteVersion(tx, { workspaceId, engagementId, versionId: current.id }, input);
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: me.userId,
      action: 'agreement.saved',
      subject: { kind: 'agreement', id },
      data: { number: current.number },
      requestId: request.requestId,
    });
    return { slug: agreement.engagement.workspace.slug, id };
  },
  leadsTo: ({ slug, id }) => addresses.agreement(slug, id),
});

/** Throws away a draft that nobody but its own side has ever seen. */
export const discardAgreement = defineAction({
  name: 'agreements.discard',
  input: AgreementStep,
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor } = await loadAgreement(tx, me, input);
    demand(decide(facts, 'discard', actor));
    const { workspaceId, engagementId, id } = agreement;
    if (agreement.version !== input.version) throw changedMeanwhile('agreement');
    await tx.agreementVersion.deleteMany({ where: { workspaceId, agreementId: id } });
    await tx.agreement.deleteMany({ where: { workspaceId, id } });
    await audit(tx, {
      workspaceId,
      engagementId,
      actorUserId: me.userId,
      action: 'agreement.discarded',
      subject: { kind: 'agreement', id },
      requestId: request.requestId,
    });
    return { slug: agreement.engagement.workspace.slug };
  },
  leadsTo: ({ slug }) => addresses.agreements(slug),
});

/** Holds the engagement, so that two tabs can't begin two agreements in it. */
async function holdEngagement(tx: Tx, workspaceId: string, id: string) {
  await tx.$queryRaw`
    SELECT id FROM engagements WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.engagement.findFirst({
    where: { workspaceId, id, state: { not: 'ended' } },
    select: { workspace: { select: { slug: true } }, agreements: { select: { id: true, state: true } } },
  });
}
