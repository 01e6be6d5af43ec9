import type { Piece } from '@/lib/search/excerpt.rules';

/** A text in which what was looked for is marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isHit }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never change places
    isHit ? <mark key={index}>{text}</mark> : text,
  );
}
