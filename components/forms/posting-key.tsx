'use client';

import { useState } from 'react';
import { v7 } from 'uuid';
import type { FormState } from '@/lib/platform/actions/form-state';
import { useEmptied } from './emptied';

/**
 * A hidden key for one filled-in form. It stays the same until the form is done or emptied, so that the same form sent
 * again after a lost answer is recognised (adr/0061, adr/0068). Until scripts have loaded it is the server's; then the
 * page makes its own, also for a cached page that is opened again.
 */
export function PostingKey({ state }: { readonly state: FormState }) {
  const [held, setHeld] = useState(() => ({ key: v7(), doneAt: 0 }));
  if (state.status === 'done' && state.at !== held.doneAt) setHeld({ key: v7(), doneAt: state.at });
  const input = useEmptied(() => setHeld({ ...held, key: v7() }));
  return <input ref={input} type="hidden" name="once" value={held.key} suppressHydrationWarning />;
}
