import { withActor } from '@/lib/platform/tenancy';
import type { AgreementRef } from '../loading';
import { readTemplateContent, type TemplateContent } from './own-templates';

export type ListedTemplate = {
  readonly workspaceId: string;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly archivedAt: Date | null;
  /** of its newest version */
  readonly number: number;
  readonly savedAt: Date;
};

/** @returns a workspace's own templates by name, archived ones last. */
export async function listTemplates(userId: string, workspaceId: string): Promise<readonly ListedTemplate[]> {
  const rows = await withActor({ kind: 'user', userId }, (tx) =>
    tx.agreementTemplate.findMany({
      where: { workspaceId },
      select: {
        workspaceId: true,
        id: true,
        name: true,
        version: true,
        archivedAt: true,
        createdAt: true,
        versions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, savedAt: true } },
      },
      orderBy: { name: 'asc' },
    }),
  );
  const listed = rows.map(({ versions, createdAt, ...row }) => ({
    ...row,
    number: versions[0]?.number ?? 1,
    savedAt: versions[0]?.savedAt ?? createdAt,
  }));
  return [...listed].sort((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null));
}

export type OwnTemplate = TemplateContent & {
  readonly id: string;
  readonly name: string;
  readonly number: number;
};

/** @returns the newest version of a template on offer, or null when there is none that this person may see. */
export async function getTemplate(
  userId: string,
  workspaceId: string,
  id: string,
): Promise<OwnTemplate | null> {
  const row = await withActor({ kind: 'user', userId }, (tx) =>
    tx.agreementTemplateVersion.findFirst({
      where: { workspaceId, templateId: id, template: { archivedAt: null } },
      orderBy: { number: 'desc' },
      select: { number: true, content: true, template: { select: { name: true } } },
    }),
  );
  if (!row) return null;
  return { id, name: row.template.name, number: row.number, ...readTemplateContent(row.content) };
}

/** @returns the agreement to make a template from, or null when it isn't there or isn't theirs. */
export async function getTemplateSource(
  userId: string,
  { workspaceId, id }: AgreementRef,
): Promise<{ readonly title: string; readonly templateId: string | null } | null> {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.agreement.findFirst({
      // an imported agreement's wording is in its file, so there is nothing to make a template from
      where: { workspaceId, id, imports: { none: {} } },
      select: { title: true, templateId: true },
    }),
  );
}
