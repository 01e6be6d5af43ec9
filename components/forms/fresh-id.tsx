'use client';

import { useState } from 'react';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { useForm } from './action-form';

/**
 * A hidden id for what a form makes. It stays the same until the action is done: a second try after a lost answer is
 * then still the same question, message or report.
 * @param fresh made by the server at each look at the page
 */
export function FreshId({ name, fresh }: { name: string; fresh: string }) {
  const { state } = useForm();
  const [held, setHeld] = useState({ id: fresh, doneAt: 0 });
  if (state.status === 'done' && state.at !== held.doneAt) setHeld({ id: fresh, doneAt: state.at });
  return <input type="hidden" name={name} value={held.id} />;
}

/**
 * @param fresh made by the server at each look at the page
 * @param found what was typed for it before, and found again
 * @returns the id of what a page writes that isn't there yet: that of what was found, else the one that the page was opened with, since
 * its files are on their way into that
 */
export function useOpenedId(fresh: string, found: FormValues | null): string {
  const [opened] = useState(fresh);
  return found?.id?.[0] ?? opened;
}
