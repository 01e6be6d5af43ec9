'use client';

import { useState } from 'react';

type FirstNewProps = {
  /** how many messages are new; null: nothing is */
  readonly words: string | null;
  /** of the first of them */
  readonly href: string;
};

/**
 * Leads to the first message that was new when the page was opened. It neither goes once the page has been read nor comes with
 * what arrives while somebody is there: what stands below would move away under their finger.
 */
export function FirstNew(props: FirstNewProps) {
  const [{ words, href }] = useState(props);
  if (words === null) return null;
  return (
    <p>
      <a href={href}>{words}: go to the first</a>
    </p>
  );
}
