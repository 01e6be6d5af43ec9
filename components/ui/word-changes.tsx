import type { Piece } from '@/lib/platform/word-changes';

/**
 * A text with what changed in it: struck out what is gone, underlined what is new, in a colour of its own besides, and
 * said aloud by screen readers. The direction of each line is that of its own script; our words in between don't count.
 */
export function WordChanges({
  pieces,
  as: Line = 'p',
}: {
  pieces: readonly Piece[];
  /** `span` where a paragraph can't be, such as in a heading */
  as?: 'p' | 'span';
}) {
  return (
    <Line dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]">
      {placed(pieces).map(({ at, kind, text }) => (
        <ChangedWords key={at} kind={kind}>
          {text}
        </ChangedWords>
      ))}
    </Line>
  );
}

const LOOKS = {
  removed: 'text-risk line-through decoration-1',
  // set apart from what it replaces, so that "14" and "21" aren't read as one number
  added: 'text-done underline decoration-2 underline-offset-2 [del+&]:ms-[0.25em]',
} as const;

function ChangedWords({ kind, children }: { kind: Piece['kind']; children: string }) {
  if (kind === 'same') return children;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark className={LOOKS[kind]}>
      <Spoken>{`${kind}: `}</Spoken>
      {children}
      <Spoken>{`, end of what was ${kind}; `}</Spoken>
    </Mark>
  );
}

/** For ears only, and no part of the text: not copied with it, and of no consequence for its direction. */
function Spoken({ children }: { children: string }) {
  return (
    <span dir="ltr" lang="en" className="sr-only select-none">
      {children}
    </span>
  );
}

/** Where each piece begins, which is what it is known by. */
function placed(pieces: readonly Piece[]): readonly (Piece & { readonly at: number })[] {
  let at = 0;
  return pieces.map((piece) => {
    const here = at;
    at += piece.text.length;
    return { ...piece, at: here };
  });
}
