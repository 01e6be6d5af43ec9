import { clsx } from 'clsx';
import type { Meaning } from './notice';

const LOOKS: Record<Meaning, string> = {
  info: 'text-quiet',
  needs: 'bg-needs-wash text-needs',
  risk: 'bg-risk-wash text-risk',
  done: 'bg-done-wash text-done',
  money: 'bg-money-wash text-money',
};

/** Filled for what waits for somebody, hollow for what doesn't: the shape says it as well. */
const SHAPES: Record<Meaning, string> = { info: '○', needs: '●', risk: '▲', done: '✓', money: '●' };

/** A state in a word. */
export function StateLabel({ meaning = 'info', children }: { meaning?: Meaning; children: string }) {
  return (
    <span
      className={clsx(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-full text-sm font-semibold',
        meaning === 'info' ? '' : 'px-2.5 py-0.5',
        LOOKS[meaning],
      )}
    >
      <span aria-hidden className="text-[0.7em]">
        {SHAPES[meaning]}
      </span>
      {children}
    </span>
  );
}
