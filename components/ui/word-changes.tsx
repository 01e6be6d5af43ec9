import { clsx } from 'clsx';
import type { Piece } from '@/lib/platform/text/word-changes';

/**
 * A text with its changes marked: removed text struck out, new text underlined, each in its own colour, and announced
 * by screen readers. Each line's direction is that of its own script; our words in between don't count.
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
    <Line dir="auto" className="whitespace-pre-wrap [unicode-bidi:plaintext]">
      {placed(pieces).map(({ at, kind, text, isReplacement }) => (
        <ChangedWords key={at} kind={kind} isReplacement={isReplacement}>
          {text}
        </ChangedWords>
      ))}
    </Line>
  );
}

const LOOKS = {
  removed: 'text-risk line-through decoration-1',
  added: 'text-done underline decoration-2 underline-offset-2',
} as const;

type ChangedWordsProps = Pick<Piece, 'kind'> & {
  readonly isReplacement: boolean;
  readonly children: string;
};

/** A replacement is set apart, so that "14" and "21" aren't read as one number. */
function ChangedWords({ kind, isReplacement, children }: ChangedWordsProps) {
  if (kind === 'same') return children;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark className={clsx(LOOKS[kind], isReplacement && 'ms-[0.25em]')}>
      <Spoken>{`${kind}: `}</Spoken>
      {children}
      <Spoken>{`, end of what was ${kind}; `}</Spoken>
    </Mark>
  );
}

/** For screen readers only, and not part of the text: not copied with it, and without effect on its direction. */
function Spoken({ children }: { children: string }) {
  return (
    <span dir="ltr" lang="en" className="sr-only select-none">
      {children}
    </span>
  );
}

type PlacedPiece = Piece & {
  /** where it begins, which identifies it */
  readonly at: number;
  /** it replaces what was removed just before */
  readonly isReplacement: boolean;
};

function placed(pieces: readonly Piece[]): readonly PlacedPiece[] {
  let at = 0;
  return pieces.map((piece, index) => {
    const here = at;
    at += piece.text.length;
    const isReplacement = piece.kind === 'added' && pieces[index - 1]?.kind === 'removed';
    return { ...piece, at: here, isReplacement };
  });
}
