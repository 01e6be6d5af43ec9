import { z } from 'zod';
import { newId } from '@/lib/platform/ids';
import { canonicalJson } from '@/lib/platform/record/canonical';
import type { Tx } from '@/lib/platform/tenancy';
import { ClauseOfDocument, TermsOfDocument } from '../document/document';
import type { SavedBy, VersionContent } from '../versions';

const FORMAT = 'handover.agreement-draft.v1';

const Content = z.object({
  format: z.literal(FORMAT),
  title: z.string(),
  terms: TermsOfDocument,
  clauses: z.array(ClauseOfDocument),
});

/** What a revision holds: the words as written, their placeholders not filled in. */
export type RevisionContent = VersionContent & { readonly title: string };

/** @returns the canonical JSON of what a draft says: the same words always make the same text. */
export function contentOf({ title, terms, clauses }: RevisionContent): string {
  return canonicalJson({
    format: FORMAT,
    title,
    terms: { ...terms },
    clauses: clauses.map(({ key, heading, body }) => ({ key, heading, body })),
  });
}

/** @returns what a revision says. @throws ZodError for anything that isn't a revision. */
export function readContent(content: string): RevisionContent {
  return Content.parse(JSON.parse(content));
}

type Place = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly agreementId: string;
  readonly number: number;
};

/** @returns the newest revision of a version, or null when there is none. */
export async function newestRevision(tx: Tx, { workspaceId, agreementId, number }: Place) {
  return tx.agreementRevision.findFirst({
    where: { workspaceId, agreementId, number },
    orderBy: { revision: 'desc' },
    select: { revision: true, content: true, savedAt: true },
  });
}

type Kept = Pick<SavedBy, 'savedById' | 'savedAt'> & {
  readonly revision: number;
  readonly content: string;
  readonly restoredFrom?: number;
};

/** Keeps a text as a revision. The caller has locked the agreement's row, so that no two get the same number. */
export async function keepRevision(tx: Tx, place: Place, kept: Kept): Promise<void> {
  await tx.agreementRevision.createMany({
    data: { ...place, id: newId(), ...kept, restoredFrom: kept.restoredFrom ?? null },
  });
}
