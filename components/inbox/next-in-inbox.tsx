'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext } from 'react';
import { NextOne } from '@/components/ui/next-one';
import { isAt } from './inbox-groups';
import type { NextBrief } from './inbox-rows';

const NextBriefs = createContext<readonly NextBrief[]>([]);

type ProviderProps = { readonly briefs: readonly NextBrief[]; readonly children: ReactNode };

/** Gives what is opened the briefs at the top of the list: the list itself is out of sight on a phone. */
export function NextBriefsProvider({ briefs, children }: ProviderProps) {
  return <NextBriefs value={briefs}>{children}</NextBriefs>;
}

/** Leads whoever has done what a brief asked for to the next one that asks something; where the list stands beside it, the list does. */
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
