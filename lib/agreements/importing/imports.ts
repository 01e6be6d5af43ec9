import { recordFile, type StoredUpload } from '@/lib/platform/files/storing';
import { newId } from '@/lib/platform/ids';
import type { Tx } from '@/lib/platform/tenancy';
import { columnOf } from '@/lib/platform/time/date-columns';
import { dateInWords } from '@/lib/platform/time/dates-in-words';
import { composeDocument, freeze } from '../document/document';
import { partiesOf } from '../document/parties';
import type { ClauseText } from '../templates/clauses';
import type { Terms } from '../terms/terms.rules';
import { addVersion } from '../versions';

type NewAgreement = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly id: string;
  readonly title: string;
  readonly engagement: Parameters<typeof partiesOf>[0];
};

type Imported = {
  readonly stored: StoredUpload;
  /** the day on which it was signed, `YYYY-MM-DD` */
  readonly signedOn: string;
  readonly terms: Terms;
  readonly importedById: string;
  readonly at: Date;
};

/**
 * Writes an agreement whose text is a file: the file, one version with its terms and a clause that points to the file,
 * frozen as it is written. Its canonical document holds the file's hash.
 * @returns the version's id, and the hash that both confirm.
 */
export async function writeImport(
  tx: Tx,
  agreement: NewAgreement,
  { stored, signedOn, terms, importedById, at }: Imported,
): Promise<{ readonly versionId: string; readonly documentHash: string }> {
  const { workspaceId, engagementId, id, title, engagement } = agreement;
  const place = { workspaceId, engagementId, agreementId: id };
  const made = { createdById: importedById, createdAt: at };
  await tx.agreement.createMany({
    data: { workspaceId, id, engagementId, title, templateKey: 'imported', stateChangedAt: at, ...made },
  });
  const clauses = [clauseFor(stored, signedOn)];
  await addVersion(tx, { ...place, number: 1, terms, clauses, ...made });
  const { id: versionId } = await tx.agreementVersion.findFirstOrThrow({
    where: { workspaceId, agreementId: id, number: 1 },
    select: { id: true },
  });
  const fileId = await recordFile(tx, { workspaceId, engagementId, stored, uploadedById: importedById });
  const { name: fileName, sha256, sizeBytes } = stored;
  const document = composeDocument({
    agreementId: id,
    number: 1,
    title,
    parties: partiesOf(engagement),
    terms,
    clauses,
    imported: { fileName, sha256, sizeBytes, signedOn },
  });
  const frozen = freeze(document);
  await tx.agreementVersion.updateMany({
    where: { workspaceId, id: versionId },
    data: { ...frozen, proposedAt: at },
  });
  await tx.agreementImport.createMany({
    data: {
      ...place,
      id: newId(),
      versionId,
      fileId,
      sha256,
      signedOn: columnOf(signedOn),
      importedById,
      importedAt: at,
    },
  });
  return { versionId, documentHash: frozen.documentHash };
}

/** The clause that points to the file; a later version that keeps it still depends on that file. */
export const IMPORT_CLAUSE = 'imported';

/** Named by its hash alone: the uploader chose the file's name, and it could read as anything. */
function clauseFor({ sha256, sizeBytes }: StoredUpload, signedOn: string): ClauseText {
  return {
    key: IMPORT_CLAUSE,
    heading: 'Signed elsewhere',
    body: `Both sides signed this agreement outside of Handover on ${dateInWords(signedOn)}. Its text is the file of ${sizeBytes} bytes whose SHA-256 is ${sha256}. It is not repeated here; the terms above are what it says.`,
  };
}
