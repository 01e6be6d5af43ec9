import { staffRole, type Tx, withActor } from '@/lib/platform/tenancy';
import { type AgreementDocument, composeDocument, thaw } from '../document/document';
import { partiesOf } from '../document/parties';
import { termsInWords } from '../document/wording';
import type { AgreementRef } from '../loading';
import { readVersion } from '../versions';
import { AMENDED, type ComparableText, type Comparison, compareTexts } from './comparing.rules';

export type ComparedVersion = { readonly number: number; readonly isProposed: boolean };

export type AgreementComparison = {
  readonly title: string;
  readonly isStaff: boolean;
  /** those the reader may see, oldest first; before them, as `AMENDED`, the text that an amendment amends */
  readonly versions: readonly ComparedVersion[];
  readonly from: number;
  readonly to: number;
  /** null when there is only one version to see */
  readonly comparison: Comparison | null;
};

/** Which versions, as a link may name them; a missing or unknown one becomes the newest, or the one before it. */
type Wanted = { readonly from: number | null; readonly to: number | null };

/**
 * Compares two versions of an agreement for one of its sides. Row level security shows the assistant only those that
 * have been proposed.
 * @returns null when the agreement isn't there or isn't theirs.
 */
export async function getComparison(
  userId: string,
  ref: AgreementRef,
  wanted: Wanted,
): Promise<AgreementComparison | null> {
  return withActor({ kind: 'user', userId }, async (tx, me) => {
    const agreement = await findAgreement(tx, ref);
    if (!agreement) return null;
    const rows = [...(await amendedVersion(tx, agreement)), ...agreement.versions];
    const newest = rows.at(-1);
    if (!newest) return null;
    const after = rows.find(({ number }) => number === wanted.to) ?? newest;
    const before =
      rows.find(({ number }) => number === wanted.from) ??
      rows.findLast(({ number }) => number < after.number) ??
      after;
    const versions = rows.map(({ number, documentHash }) => ({ number, isProposed: documentHash !== null }));
    const texts = [await textOf(tx, agreement, before), await textOf(tx, agreement, after)] as const;
    return {
      title: agreement.title,
      isStaff: staffRole(me, ref.workspaceId) !== null,
      versions,
      from: before.number,
      to: after.number,
      comparison: rows.length === 1 ? null : compareTexts(...texts),
    };
  });
}

function findAgreement(tx: Tx, { workspaceId, id }: AgreementRef) {
  return tx.agreement.findUnique({
    where: { workspaceId_id: { workspaceId, id } },
    select: {
      workspaceId: true,
      id: true,
      title: true,
      amends: { select: { id: true, currentNumber: true } },
      engagement: {
        select: {
          assistantName: true,
          assistant: { select: { id: true, name: true, email: true, timeZone: true } },
          workspace: { select: { id: true, name: true, timeZone: true } },
        },
      },
      versions: {
        orderBy: { number: 'asc' },
        select: VERSION,
      },
    },
  });
}

const VERSION = { id: true, number: true, documentHash: true, canonicalJson: true } as const;

type Found = NonNullable<Awaited<ReturnType<typeof findAgreement>>>;

/** @returns the text that both signed and that an amendment would replace, to compare it with; none for another agreement. */
async function amendedVersion(
  tx: Tx,
  { workspaceId, amends }: Found,
): Promise<readonly Found['versions'][number][]> {
  if (!amends) return [];
  const { id: agreementId, currentNumber: number } = amends;
  const version = await tx.agreementVersion.findUnique({
    where: { workspaceId_agreementId_number: { workspaceId, agreementId, number } },
    select: VERSION,
  });
  return version ? [{ ...version, number: AMENDED }] : [];
}

/** What has been proposed is read from what was hashed, never assembled again. */
async function textOf(
  tx: Tx,
  { workspaceId, id: agreementId, title, engagement }: Found,
  { id: versionId, number, canonicalJson, documentHash }: Found['versions'][number],
): Promise<ComparableText> {
  if (canonicalJson !== null && documentHash !== null) return comparable(thaw(canonicalJson, documentHash));
  const content = await readVersion(tx, { workspaceId, versionId });
  const parties = partiesOf(engagement);
  return comparable(composeDocument({ agreementId, number, title, parties, ...content }));
}

/** @returns a document for comparing: the typed terms in words, and who agrees, by name. */
function comparable({ title, parties, terms, clauses }: AgreementDocument): ComparableText {
  const { business, assistant } = parties;
  const named = [
    { name: 'Title', value: title },
    { name: 'Between', value: `${business.name} and ${assistant.name}` },
    ...termsInWords(terms),
  ];
  return { named, clauses: clauses.map(({ body, ...clause }) => ({ ...clause, body: unescaped(body) })) };
}

/** Names are filled in with markdown characters escaped; a comparison shows plain text. */
function unescaped(text: string): string {
  return text.replace(/\\([\\`*_[\]<>&])/g, '$1');
}
