'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { useForm } from '@/components/forms/action-form';
import { CopyLink } from '@/components/ui/copy-link';
import { Notice } from '@/components/ui/notice';

type ShownOnceProps = {
  /** the name under which the action answers it */
  readonly name: string;
  readonly title: string;
  readonly label: string;
  readonly children: ReactNode;
};

/**
 * A secret that a form has just made, to be copied now: it isn't stored in clear, and never shown again. It appears
 * below the button that was pressed and is scrolled to: further up, nobody on a phone saw it.
 */
export function ShownOnce({ name, title, label, children }: ShownOnceProps) {
  const { state } = useForm();
  const shown = useRef<HTMLDivElement>(null);
  const made = state.status === 'done' ? textIn(state.data, name) : null;

  useEffect(() => {
    if (made !== null) shown.current?.scrollIntoView({ block: 'nearest' });
  }, [made]);

  if (made === null) return null;
  return (
    <div ref={shown} role="status" className="grid scroll-mb-8 gap-4">
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
