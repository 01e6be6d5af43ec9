/** A file that a text may show or link to: `![sketch](attached:<id>)`, `[list](attached:<id>)`. */
export type Attachment = {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  /** of a picture that may be shown in the page */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** why it can’t be had now, in words; null or left out when it can */
  readonly held?: string | null;
};

const SCHEME = 'attached:';

/** @returns what a text says to show a picture, or to link to any other file. */
export function referenceTo(id: string, name: string, isPicture: boolean): string {
  const words = name.replace(/[[\]\\]/g, ' ').trim();
  return `${isPicture ? '!' : ''}[${words}](${SCHEME}${id})`;
}

/** @returns whether an address in a text is such a reference. */
export function isReference(address: string): boolean {
  return address.startsWith(SCHEME);
}

type ReferenceProps = { readonly address: string; readonly words: string };

/** What a reference shows: the picture, or the file to save. A missing file is named as missing. */
export function Attached({
  address,
  words,
  among,
}: ReferenceProps & { readonly among: readonly Attachment[] }) {
  const found = among.find(({ id }) => isReference(address) && id === address.slice(SCHEME.length));
  if (!found) return <span className="text-quiet">({words || 'a file'}: not attached)</span>;
  const { href, name, picture, held } = found;
  if (held) {
    return (
      <span className="text-quiet">
        ({words || name}: {held})
      </span>
    );
  }
  if (picture === null) {
    return (
      <a href={href} download={name}>
        {words || name}
      </a>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: it is behind a session, so no optimiser may fetch and keep it
    <img
      src={href}
      alt={words || name}
      width={picture.width}
      height={picture.height}
      loading="lazy"
      className="h-auto max-w-full rounded-sm border border-line"
    />
  );
}
