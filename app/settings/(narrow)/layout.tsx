import type { ReactNode } from 'react';

/**
 * Around settings that are forms and short lists: one width for all. The grid of notifications needs the whole page.
 */
export default function NarrowSettingsLayout({ children }: { children: ReactNode }) {
  return <div className="max-w-xl">{children}</div>;
}
