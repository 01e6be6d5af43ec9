'use client';

import { useState } from 'react';

type FirstNewProps = {
  /** how many messages are new; null: nothing is */
  readonly words: string | null;
  /** of the first of them */
  readonly href: string;
};

/**
 * Leads to the first message that was new when the page was opened. It neither disappears once the page has been read
 * nor appears for messages that arrive meanwhile: what is below would move under the reader's finger.
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
