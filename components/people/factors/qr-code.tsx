import { encode } from 'uqr';

/** ISO/IEC 18004, 9.1: so many empty modules around the symbol. */
const QUIET_ZONE = 4;

/** A text as a QR code; dark on light in dark mode too, since not every phone reads the inverse. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { border: QUIET_ZONE, ecc: 'M' });
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className="block w-full max-w-56 rounded-md bg-sheet text-ink dark:bg-ink dark:text-paper"
      fill="currentColor"
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
