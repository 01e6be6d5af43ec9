import { Paperclip } from 'lucide-react';

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

/** @returns a file's size as people read it: "640 bytes", "12 kB", "3.4 MB". */
function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
