'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { useForm } from '@/components/forms/action-form';
import type { FormValues } from '@/lib/platform/actions/form-state';
import { atLeast, type Rows, rowsFor, withOneMore } from './values';

type RowsInHand = {
  readonly rows: Rows;
  readonly add: (list: string) => void;
  /** @returns the initial value of a list's input */
  readonly first: (name: string) => string;
};

const InHand = createContext<RowsInHand>({
  rows: rowsFor({}),
  add: () => undefined,
  first: () => '',
});

/** @returns how many rows each of the editor's lists shows, and how to add one. */
export function useRows(): RowsInHand {
  return useContext(InHand);
}

/** Tracks how many rows the editor's lists show: saved ones, those added since, those refused. */
export function EditorRows({
  initial,
  children,
}: {
  readonly initial: FormValues;
  readonly children: ReactNode;
}) {
  const { state } = useForm();
  const [added, setAdded] = useState<readonly string[]>([]);
  const own: Rows = added.reduce(withOneMore, rowsFor(initial));
  const rows = state.status === 'refused' ? atLeast(own, rowsFor(state.values)) : own;
  const add = (list: string) => setAdded([...added, list]);
  return <InHand value={{ rows, add, first: (name) => initial[name]?.[0] ?? '' }}>{children}</InHand>;
}
