'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext } from 'react';
import { NextOne } from '@/components/ui/next-one';
import { isAt } from './inbox-groups';
import type { NextBrief } from './inbox-rows';

const NextBriefs = createContext<readonly NextBrief[]>([]);

type ProviderProps = { readonly briefs: readonly NextBrief[]; readonly children: ReactNode };

/** Provides the opened page with the briefs at the top of the list: on a phone the list itself isn't shown. */
export function NextBriefsProvider({ briefs, children }: ProviderProps) {
  return <NextBriefs value={briefs}>{children}</NextBriefs>;
}

/**
 * After an assistant has done what a brief asked for, leads to the next brief that asks something; not where the list
 * beside it does so.
 */
export function NextInInbox() {
  const path = usePathname();
  const next = useContext(NextBriefs).find((brief) => !isAt(brief, path));
  if (!next) return null;
  return (
    <div className="-mt-6 lg:hidden">
      <NextOne href={next.href}>
        {next.heading}: {next.title}
      </NextOne>
    </div>
  );
}
