'use server';

import type { z } from 'zod';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { addresses } from '@/lib/platform/addresses/addresses';
import { changedMeanwhile, demand, notFound, requireSame } from '@/lib/platform/result';
import { staffRole, type Tx } from '@/lib/platform/tenancy';
import { slugOf } from '@/lib/platform/tenancy/slug';
import { auditAgreement } from '../auditing';
import { decideNew } from '../beginning.rules';
import { loadAgreement } from '../loading';
import { findTemplateVersion } from '../own-templates/own-templates';
import { decide } from '../rules';
import { AgreementStep } from '../schema';
import type { ClauseText } from '../templates/clauses';
import { addVersion } from '../versions';
import { CreateAgreement, SaveAgreement } from './drafting.schema';
import { lockEngagement } from './engagement';
import { contentOf, keepRevision, readContent } from './revisions';
import { type Saved, saveDraft, savedBefore } from './saving';
import type { WayOfSaving } from './saving.rules';

/** The first save of an agreement. Its id comes with the form: sent twice, it is still one. */
export const createAgreement = defineAction({
  name: 'agreements.create',
  input: CreateAgreement,
  async run({ input, tx, me, now, request }) {
    const { workspaceId, engagementId, id } = input;
    const role = staffRole(me, workspaceId);
    const engagement = role && (await lockEngagement(tx, workspaceId, engagementId));
    if (!role || !engagement) throw notFound('assistant');
    const { agreements, workspace } = engagement;
    if (agreements.some((each) => each.id === id)) {
      await requireSameDraft(tx, input);
      return { slug: workspace.slug, id, next: input.next };
    }
    demand(
      decideNew(
        role,
        agreements.map(({ state }) => state),
      ),
    );

    const { template, terms } = input;
    const clauses = input.clauses ?? (await clausesOf(tx, workspaceId, template));

    const made = { createdById: me.userId, createdAt: now };
    await tx.agreement.createMany({
      data: {
        workspaceId,
        id,
        engagementId,
        title: input.title,
        templateKey: template.key,
        templateId: template.id,
        templateVersion: template.version,
        stateChangedAt: now,
        ...made,
      },
    });
    const place = { workspaceId, engagementId, agreementId: id, number: 1 };
    await addVersion(tx, { ...place, terms, clauses, ...made });
    await keepRevision(tx, place, {
      revision: 1,
      content: contentOf({ title: input.title, terms, clauses }),
      savedById: me.userId,
      savedAt: now,
    });
    await auditAgreement({ tx, me, request }, input, 'agreement.created', {
      templateKey: template.key,
      templateId: template.id,
      templateVersion: template.version,
    });
    return { slug: workspace.slug, id, next: input.next };
  },
  leadsTo: ({ slug, id, next }) =>
    next === 'write' ? addresses.editAgreement(slug, id) : addresses.agreement(slug, id),
});

/** Saves the current version, as long as it hasn't been proposed. */
export const saveAgreement = defineAction({
  name: 'agreements.save',
  input: SaveAgreement,
  once: { again: savedBefore },
  run: (scope) => save(scope, 'pressed'),
  leadsTo: ({ slug, id }) => addresses.agreement(slug, id),
});

/**
 * As `saveAgreement`, automatically a moment after the last keystroke: the page stays open and learns its new version.
 */
export const autosaveAgreement = defineAction({
  name: 'agreements.autosave',
  input: SaveAgreement,
  run: (scope) => save(scope, 'typed'),
});

async function save(scope: ActionScope<z.output<typeof SaveAgreement>>, way: WayOfSaving): Promise<Saved> {
  const { input, tx, me, signedIn, request } = scope;
  const loaded = await loadAgreement(tx, me, input);
  demand(decide(loaded.facts, 'save', loaded.actor));
  return saveDraft(tx, loaded, {
    content: input,
    seen: input.seen,
    way,
    by: signedIn,
    requestId: request.requestId,
  });
}

/** Discards a draft that only its own side has ever seen. */
export const discardAgreement = defineAction({
  name: 'agreements.discard',
  input: AgreementStep,
  once: { again: async (scope) => ({ slug: await slugOf(scope) }) },
  async run({ input, tx, me, request }) {
    const { agreement, facts, actor } = await loadAgreement(tx, me, input);
    demand(decide(facts, 'discard', actor));
    const { workspaceId, id } = agreement;
    if (agreement.version !== input.version) throw changedMeanwhile('agreement');
    await tx.agreementVersion.deleteMany({ where: { workspaceId, agreementId: id } });
    await tx.agreement.deleteMany({ where: { workspaceId, id } });
    await auditAgreement({ tx, me, request }, agreement, 'agreement.discarded');
    return { slug: agreement.engagement.workspace.slug };
  },
  leadsTo: ({ slug }) => addresses.agreements(slug),
});

/** @throws Refused (`sent_before`) when an agreement was first saved under its id with other content */
async function requireSameDraft(
  tx: Tx,
  { workspaceId, id: agreementId, title, terms, clauses }: z.output<typeof CreateAgreement>,
): Promise<void> {
  const first = await tx.agreementRevision.findFirst({
    where: { workspaceId, agreementId, number: 1, revision: 1 },
    select: { content: true },
  });
  if (!first) return;
  // a form without clauses uses the template's
  const submitted = { title, terms, clauses: clauses ?? readContent(first.content).clauses };
  requireSame(contentOf(submitted) === first.content);
}

/** @returns the text of the workspace's own template, in the version that the person saw when they chose it. */
async function clausesOf(
  tx: Tx,
  workspaceId: string,
  { id, version }: { readonly id: string | null; readonly version: number },
): Promise<readonly ClauseText[]> {
  const found =
    id === null ? null : await findTemplateVersion(tx, { workspaceId, templateId: id, number: version });
  if (!found) throw notFound('template');
  return found.clauses;
}
