import { Download } from 'lucide-react';
import { buttonLook } from '@/components/ui/button';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { addresses } from '@/lib/platform/addresses';

/** The PDF, easy to find. A plain link: a download is recorded, so nothing may prefetch it. */
export function CopyDownload({ page }: { page: AgreementPage }) {
  const { copy } = page.shown;
  if (copy === null) return null;
  return (
    <a href={addresses.file(page.workspaceId, copy.fileId)} className={buttonLook('quiet')}>
      <Download aria-hidden className="size-4 shrink-0" /> Download the PDF
    </a>
  );
}
