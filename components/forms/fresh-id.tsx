'use client';

import { useState } from 'react';
import { v7 } from 'uuid';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { useForm } from './action-form';
import { useEmptied } from './emptied';

/**
 * A hidden id for what a form makes. It stays the same until the action is done or the form is emptied, so that a retry
 * after a lost answer is still the same question, message or report.
 * @param fresh made by the server for each rendering
 */
export function FreshId({ name, fresh }: { name: string; fresh: string }) {
  const { state } = useForm();
  const [held, setHeld] = useState({ id: fresh, doneAt: 0 });
  if (state.status === 'done' && state.at !== held.doneAt) setHeld({ id: fresh, doneAt: state.at });
  const input = useEmptied(() => setHeld({ ...held, id: v7() }));
  return <input ref={input} type="hidden" name={name} value={held.id} />;
}

/**
 * @param fresh made by the server for each rendering
 * @param found restored typing from before
 * @returns the id for something new on the page: that of the restored typing, else the one that the page was opened
 * with, since its files are uploading under it
 */
export function useOpenedId(fresh: string, found: FormValues | null): string {
  const [opened] = useState(fresh);
  return found?.id?.[0] ?? opened;
}
