import { z } from 'zod';
import { canonicalJson } from '@/lib/platform/record/canonical';
import type { Tx } from '@/lib/platform/tenancy';
import { ClauseOfDocument, TermsOfDocument } from '../document/document';
import type { SuggestedTerms } from '../templates';
import type { ClauseText } from '../templates/clauses';
import type { PayType } from '../terms/terms.rules';
import type { VersionContent } from '../versions';

const FORMAT = 'handover.agreement-template.v1';

/** The terms that a template keeps. */
const Kept = TermsOfDocument.pick({
  paySchedule: true,
  evaluationCadenceMonths: true,
  responseTimeHours: true,
  noticeDays: true,
  autoApprovalDays: true,
  paidWithinDays: true,
  feesBorneBy: true,
  timeSilenceDays: true,
  disputeDays: true,
  roundingMinutes: true,
  roundingWay: true,
  retainerHours: true,
  carriedHours: true,
});

const Content = z.object({
  format: z.literal(FORMAT),
  payType: TermsOfDocument.shape.payType,
  terms: Kept,
  clauses: z.array(ClauseOfDocument),
});

/** What a template gives to a new agreement; the rate and the start are set anew each time. */
export type TemplateContent = {
  readonly payType: PayType;
  readonly terms: SuggestedTerms;
  readonly clauses: readonly ClauseText[];
};

/** @returns the canonical JSON of what a template keeps from an agreement. */
export function templateContentOf({ terms, clauses }: VersionContent): string {
  return canonicalJson({
    format: FORMAT,
    payType: terms.payType,
    terms: Kept.parse(terms),
    clauses: clauses.map(({ key, heading, body }) => ({ key, heading, body })),
  });
}

/** @returns what a template's version says. @throws ZodError for anything that isn't a template. */
export function readTemplateContent(content: string): TemplateContent {
  return Content.parse(JSON.parse(content));
}

/** @returns one version of a workspace's own template, or null when it isn't there or isn't theirs. */
export async function findTemplateVersion(
  tx: Tx,
  { workspaceId, templateId, number }: { workspaceId: string; templateId: string; number: number },
): Promise<TemplateContent | null> {
  const row = await tx.agreementTemplateVersion.findUnique({
    where: { workspaceId_templateId_number: { workspaceId, templateId, number } },
    select: { content: true, template: { select: { archivedAt: true } } },
  });
  return row && row.template.archivedAt === null ? readTemplateContent(row.content) : null;
}
