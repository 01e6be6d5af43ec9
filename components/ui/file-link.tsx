import { Paperclip } from 'lucide-react';
import { type FileCheck, scanStateOf, whyBlocked } from '@/lib/platform/files/checking.rules';
import { sizeInWords } from '@/lib/platform/files/size-in-words';

type FileLinkProps = {
  readonly name: string;
  readonly sizeBytes: number;
  readonly href: string;
  /** what a scanner says of it; left out where none is to look */
  readonly check?: FileCheck | null | undefined;
};

/** A file to save, with its size; or why it can't be had. */
export function FileLink({ name, sizeBytes, href, check }: FileLinkProps) {
  const held = whyBlocked(scanStateOf(check ?? null));
  if (held !== null) {
    return (
      <span className="inline-flex min-h-6 flex-wrap items-center gap-x-2">
        <Paperclip aria-hidden className="size-4 shrink-0 text-quiet" />
        {name}
        <span className={check?.found ? 'font-semibold text-risk' : 'text-quiet'}>is {held}.</span>
      </span>
    );
  }
  return (
    <a href={href} download={name} className="inline-flex min-h-6 flex-wrap items-center gap-x-2 text-accent">
      <Paperclip aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 underline underline-offset-4">{name}</span>
      <span className="text-sm text-quiet">{sizeInWords(sizeBytes)}</span>
    </a>
  );
}
