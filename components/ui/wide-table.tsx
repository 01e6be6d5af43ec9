import type { ReactNode } from 'react';

type WideTableProps = {
  /** what it is a table of */
  readonly label: string;
  readonly children: ReactNode;
};

/** Around a table that may be wider than the screen: it scrolls by itself, by keyboard as well (WCAG 2.1.1). */
export function WideTable({ label, children }: WideTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
