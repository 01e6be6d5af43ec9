import { Download } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import { IMPORT_CLAUSE } from '@/lib/agreements/importing/imports';
import type { AgreementFile, AgreementPage } from '@/lib/agreements/page.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { dateInWords } from '@/lib/platform/time/dates-in-words';

type ImportedFileProps = {
  readonly page: Pick<AgreementPage, 'workspaceId'>;
  readonly imported: AgreementFile;
  /** whether a later version is shown, which both sign here and which still points to the file */
  readonly isOfEarlier: boolean;
};

/** Says that an agreement was signed elsewhere, and offers that file. */
export function ImportedFile({ page, imported, isOfEarlier }: ImportedFileProps) {
  const { fileId, fileName, sha256, signedOn } = imported;
  return (
    <section aria-label="The file" className="mb-8 max-w-measure border-s-4 border-edge ps-4">
      <p className="font-semibold">
        {isOfEarlier ? 'Based on what was signed elsewhere' : 'Signed elsewhere, imported'}
      </p>
      <p>
        {isOfEarlier
          ? `This version points to the file that both signed on ${dateInWords(signedOn)}, outside of Handover.`
          : `Both signed it on ${dateInWords(signedOn)}, outside of Handover. The file is the agreement; the terms below are what Handover works by.`}
      </p>
      <p className="my-2">
        <a href={addresses.file(page.workspaceId, fileId)} className={buttonLook('quiet')}>
          <Download aria-hidden className="size-4 shrink-0" /> Open “{fileName}”
        </a>
      </p>
      <p className="text-sm text-quiet">
        SHA-256 of the file: <code className="text-xs break-all">{sha256}</code>
      </p>
    </section>
  );
}

/** @returns the file that the shown text is, or still points to; null when it doesn't need one. */
export function fileElsewhere({
  shown,
  document,
  importedFile,
}: Pick<AgreementPage, 'shown' | 'document' | 'importedFile'>): AgreementFile | null {
  const pointsThere = document.clauses.some(({ key }) => key === IMPORT_CLAUSE);
  return shown.imported ?? (pointsThere ? importedFile : null);
}
