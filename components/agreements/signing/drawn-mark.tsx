import { DRAWN_BOX } from '@/lib/agreements/drawn.rules';

/** A drawn signature, from its strokes. */
export function DrawnMark({ path, label }: { path: string; label: string }) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${DRAWN_BOX.width} ${DRAWN_BOX.height}`}
      className="block w-full max-w-60"
      fill="none"
      stroke="currentColor"
      strokeWidth={5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}
