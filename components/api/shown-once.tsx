'use client';

import type { ReactNode } from 'react';
import { useForm } from '@/components/forms/action-form';
import { CopyLink } from '@/components/ui/copy-link';
import { Notice } from '@/components/ui/notice';

type ShownOnceProps = {
  /** under which the action answers it */
  readonly name: string;
  readonly title: string;
  readonly label: string;
  readonly children: ReactNode;
};

/** What a form has just made and nothing keeps in clear: to be copied now. */
export function ShownOnce({ name, title, label, children }: ShownOnceProps) {
  const { state } = useForm();
  const made = state.status === 'done' ? textIn(state.data, name) : null;
  if (made === null) return null;
  return (
    <div role="status" className="grid gap-4">
      <Notice meaning="done" title={title}>
        <p>{children}</p>
      </Notice>
      <CopyLink url={made} label={label} />
    </div>
  );
}

function textIn(data: unknown, name: string): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const value = new Map<string, unknown>(Object.entries(data)).get(name);
  return typeof value === 'string' ? value : null;
}
