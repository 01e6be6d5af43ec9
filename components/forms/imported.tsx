'use client';

import { useEffect, useRef } from 'react';
import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';

type ImportedProps = {
  /** how much has come in */
  readonly title: string;
  readonly href: string;
  /** where what came in is found, in words */
  readonly children: string;
};

/** Takes the place of an import's form once it is done, and the focus that its button had. */
export function Imported({ title, href, children }: ImportedProps) {
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => here.current?.focus(), []);
  return (
    <div ref={here} role="status" tabIndex={-1}>
      <Notice meaning="done" title={title}>
        <NearLink href={href} className="underline underline-offset-4">
          {children}
        </NearLink>
      </Notice>
    </div>
  );
}
