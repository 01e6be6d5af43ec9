'use server';

import { auditing } from '@/lib/platform/actions/audit';
import { type ActionScope, defineAction } from '@/lib/platform/actions/pipeline';
import { newId } from '@/lib/platform/ids';
import {
  changedMeanwhile,
  demand,
  notFound,
  type Refused,
  refused,
  requireSame,
} from '@/lib/platform/result';
import { staffRole } from '@/lib/platform/tenancy';
import { loadAgreement } from '../loading';
import { readVersion } from '../versions';
import { templateContentOf } from './own-templates';
import { decideTemplateName, decideTemplates } from './own-templates.rules';
import { RenameTemplate, SaveAsTemplate, TemplateStep } from './own-templates.schema';

/** Makes a template from an agreement: a new one, or the next version of an existing one. */
export const saveAsTemplate = defineAction({
  name: 'agreements.saveAsTemplate',
  input: SaveAsTemplate,
  async run(scope) {
    const { input, tx, me, now } = scope;
    const { agreement, current } = await loadAgreement(tx, me, input);
    const { workspaceId } = agreement;
    const role = staffRole(me, workspaceId);
    if (!role || !current) throw notFound('agreement');
    demand(decideTemplates(role));
    if (current.imports.length > 0) throw wordsElsewhere();
    const content = templateContentOf(await readVersion(tx, { workspaceId, versionId: current.id }));
    const saved = { content, savedById: me.userId, savedAt: now };

    const known = input.templateId === null ? null : await lockTemplate(scope, input.templateId);
    // its form is posted again, or nothing has changed since: it already says so
    if (known?.content === content) return { name: known.name, number: known.number };
    if (known) {
      const number = known.number + 1;
      await tx.agreementTemplateVersion.createMany({
        data: { workspaceId, id: newId(), templateId: known.id, number, ...saved },
      });
      await auditTemplate(scope, { workspaceId, id: known.id }, 'agreement_template.saved', { number });
      return { name: known.name, number };
    }
    // sent twice, it is still one template: its id comes with the form
    const templateId = input.newId;
    const made = await tx.agreementTemplate.findUnique({
      where: { workspaceId_id: { workspaceId, id: templateId } },
      select: { name: true, versions: { where: { number: 1 }, select: { content: true } } },
    });
    if (made) {
      requireSame(made.name === input.name && made.versions[0]?.content === content);
      return { name: made.name, number: 1 };
    }
    demand(decideTemplateName(input.name, await namesBesides(scope, null)));
    await tx.agreementTemplate.createMany({
      data: { workspaceId, id: templateId, name: input.name, createdById: me.userId, createdAt: now },
    });
    await tx.agreementTemplateVersion.createMany({
      data: { workspaceId, id: newId(), templateId, number: 1, ...saved },
    });
    await auditTemplate(scope, { workspaceId, id: templateId }, 'agreement_template.saved', { number: 1 });
    return { name: input.name, number: 1 };
  },
});

export const renameTemplate = defineAction({
  name: 'agreements.renameTemplate',
  input: RenameTemplate,
  async run(scope) {
    const { input } = scope;
    const { name } = await mayWrite(scope);
    // its form is posted again, or nothing was changed in it
    if (name === input.name) return;
    demand(decideTemplateName(input.name, await namesBesides(scope, input.id)));
    await change(scope, { name: input.name });
    await auditTemplate(scope, input, 'agreement_template.renamed', { name: input.name });
  },
});

/** Takes a template out of the list on offer. Agreements that came from it still say so. */
export const archiveTemplate = defineAction({
  name: 'agreements.archiveTemplate',
  input: TemplateStep,
  async run(scope) {
    const { archivedAt } = await mayWrite(scope);
    // its form is posted again, or somebody else was faster: the result is what was asked for
    if (archivedAt !== null) return;
    await change(scope, { archivedAt: scope.now });
    await auditTemplate(scope, scope.input, 'agreement_template.archived');
  },
});

/** Offers an archived template again. */
export const bringBackTemplate = defineAction({
  name: 'agreements.bringBackTemplate',
  input: TemplateStep,
  async run(scope) {
    const { name, archivedAt } = await mayWrite(scope);
    if (archivedAt === null) return;
    demand(decideTemplateName(name, await namesBesides(scope, scope.input.id)));
    await change(scope, { archivedAt: null });
    await auditTemplate(scope, scope.input, 'agreement_template.brought_back');
  },
});

function wordsElsewhere(): Refused {
  return refused(
    'words_elsewhere',
    'The text of this agreement is in its file, so there is nothing to make a template from.',
  );
}

type InWorkspace = ActionScope<{ readonly workspaceId: string }>;
type OfTemplate = ActionScope<{
  readonly workspaceId: string;
  readonly id: string;
  readonly version: number;
}>;

/** @returns the template that an action is about. @throws Refused when this person may not see or change it. */
async function mayWrite({ tx, me, input }: OfTemplate) {
  const { workspaceId, id } = input;
  const role = staffRole(me, workspaceId);
  const template = await tx.agreementTemplate.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: { name: true, archivedAt: true },
  });
  if (!role || !template) throw notFound('template');
  demand(decideTemplates(role));
  return template;
}

async function change(
  { tx, input }: OfTemplate,
  data: { readonly name?: string; readonly archivedAt?: Date | null },
): Promise<void> {
  const { workspaceId, id, version } = input;
  const { count } = await tx.agreementTemplate.updateMany({
    where: { workspaceId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw changedMeanwhile('template');
}

/** Locks a template's row, so that two who save it at once make two versions. */
async function lockTemplate({ tx, input }: InWorkspace, id: string) {
  const { workspaceId } = input;
  await tx.$queryRaw`
    SELECT id FROM agreement_templates WHERE workspace_id = ${workspaceId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const template = await tx.agreementTemplate.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      name: true,
      versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, content: true } },
    },
  });
  if (!template) throw notFound('template');
  const [newest] = template.versions;
  return { id, name: template.name, number: newest?.number ?? 0, content: newest?.content };
}

/** @returns the names taken by other templates on offer. */
async function namesBesides({ tx, input }: InWorkspace, id: string | null): Promise<readonly string[]> {
  const rows = await tx.agreementTemplate.findMany({
    where: { workspaceId: input.workspaceId, archivedAt: null, ...(id !== null && { id: { not: id } }) },
    select: { name: true },
  });
  return rows.map(({ name }) => name);
}

const auditTemplate = auditing('agreement_template');
