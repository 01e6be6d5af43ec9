'use client';

import { useState } from 'react';
import { v7 } from 'uuid';
import type { FormState } from '@/lib/platform/actions/form-state';

/**
 * A hidden key for one filling-in of a form. It stays the same until what was sent is done: the same form sent once more, because no
 * answer came, is then known for the same (adr/0061, adr/0068). The server's serves until scripts have loaded; then the page has one of
 * its own, also where it was kept and is opened again.
 */
export function PostingKey({ state }: { readonly state: FormState }) {
  const [held, setHeld] = useState(() => ({ key: v7(), doneAt: 0 }));
  if (state.status === 'done' && state.at !== held.doneAt) setHeld({ key: v7(), doneAt: state.at });
  return <input type="hidden" name="once" value={held.key} suppressHydrationWarning />;
}
