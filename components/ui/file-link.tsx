import { Paperclip } from 'lucide-react';
import { sizeInWords } from '@/lib/platform/files/size-in-words';

type FileLinkProps = { readonly name: string; readonly sizeBytes: number; readonly href: string };

/** A file to save, with its size. */
export function FileLink({ name, sizeBytes, href }: FileLinkProps) {
  return (
    <a
      href={href}
      download={name}
      className="inline-flex min-h-6 flex-wrap items-center gap-x-2 text-accent underline underline-offset-4 [overflow-wrap:anywhere]"
    >
      <Paperclip aria-hidden className="size-4 shrink-0" />
      {name}
      <span className="text-sm text-quiet">{sizeInWords(sizeBytes)}</span>
    </a>
  );
}
