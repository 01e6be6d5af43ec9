import { Download } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { dateInWords } from '@/lib/agreements/wording';
import { addresses } from '@/lib/platform/addresses';

type ImportedFileProps = {
  readonly page: Pick<AgreementPage, 'workspaceId'>;
  readonly imported: NonNullable<AgreementPage['shown']['imported']>;
};

/** Says of an agreement that it was signed elsewhere, and hands out the file that was. */
export function ImportedFile({ page, imported }: ImportedFileProps) {
  const { fileId, fileName, sha256, signedOn } = imported;
  return (
    <section aria-label="The file" className="mb-8 max-w-measure border-s-4 border-edge ps-4">
      <p className="font-semibold">Signed elsewhere, imported</p>
      <p>
        Both signed it on {dateInWords(signedOn)}, outside of Handover. The file is the agreement; the terms
        below are what the product goes by.
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
