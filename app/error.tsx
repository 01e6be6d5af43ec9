'use client';

import { SiteShell } from '@/components/shell/site-shell';
import { Button, LinkButton } from '@/components/ui/button';
import { addresses } from '@/lib/platform/addresses';

type ErrorPageProps = {
  /** `digest` stands beside the error in the server's log; the error itself never reaches a browser */
  readonly error: Error & { readonly digest?: string };
  readonly reset: () => void;
};

/** What a person sees when a page failed: what happened, what was kept, what to do; never a stack. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <SiteShell isNarrow>
      <h1>This page could not be shown</h1>
      <p className="mt-4">
        Something went wrong on our side. What you had saved is kept, and nothing was half done: an action is
        carried out whole or not at all.
      </p>
      <p className="mt-3 text-quiet">
        Try again; if it stays, go back to your start page and tell whoever runs this Handover
        {error.digest ? (
          <>
            {' '}
            the reference <strong className="text-ink">{error.digest}</strong>
          </>
        ) : null}
        .
      </p>
      <p className="mt-8 flex flex-wrap gap-3">
        <Button onClick={reset}>Try again</Button>
        <LinkButton href={addresses.start()} look="quiet">
          Go to your start page
        </LinkButton>
      </p>
    </SiteShell>
  );
}
