import type { ReactNode } from 'react';
import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses/addresses';

/** The product's name, as a word: no picture to decode. */
export function Wordmark({ href = '/' }: { href?: string }) {
  return (
    <NearLink
      href={href}
      className="inline-flex items-baseline gap-1.5 py-1 touch:tall text-lg font-bold tracking-tight text-ink"
    >
      Handover
      <span aria-hidden className="inline-block h-[3px] w-5 translate-y-[-0.2em] bg-accent" />
    </NearLink>
  );
}

export type SiteShellProps = {
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  readonly isNarrow?: boolean;
  /** comes last on the page */
  readonly foot?: ReactNode;
};

/** Around what may be shown to anybody, also by the browser alone, when a page has failed. Pages use `SitePage`. */
export function SiteShell({ children, actions, isNarrow = false, foot }: SiteShellProps) {
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 sm:px-8">
      <header className="flex flex-wrap items-center justify-between gap-3 py-5">
        <Wordmark />
        {actions ? (
          <nav aria-label="Main" className="flex flex-wrap items-center gap-4">
            {actions}
          </nav>
        ) : null}
      </header>
      <main id="content" className={isNarrow ? 'mx-auto w-full max-w-xl flex-1 py-10' : 'flex-1 py-6'}>
        {children}
      </main>
      <footer className="border-t border-line py-6 text-sm text-quiet">
        Handover keeps what two people have agreed, and what was handed over, in one record. Nobody’s screen,
        mouse or presence is ever watched.{' '}
        <NearLink href={addresses.verify()} className="text-accent underline underline-offset-4">
          Check a sealed copy
        </NearLink>
        {foot}
      </footer>
    </div>
  );
}
