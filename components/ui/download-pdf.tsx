import { Download } from 'lucide-react';
import { buttonLook } from './button';

/** A sealed copy, easy to find. A plain link: a download is recorded, so nothing may prefetch it. */
export function DownloadPdf({ href }: { readonly href: string }) {
  return (
    <a href={href} className={buttonLook('quiet')}>
      <Download aria-hidden className="size-4 shrink-0" /> Download the PDF
    </a>
  );
}
