import { DownloadPdf } from '@/components/ui/download-pdf';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { addresses } from '@/lib/platform/addresses/addresses';

/** The sealed copy of the version that is shown, if there is one. */
export function CopyDownload({ page }: { page: AgreementPage }) {
  const { copy } = page.shown;
  if (copy === null) return null;
  return <DownloadPdf href={addresses.file(page.workspaceId, copy.fileId)} />;
}
