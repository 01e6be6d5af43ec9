'use client';

import { SiteShell } from '@/components/shell/site-shell';
import { Button, LinkButton } from '@/components/ui/button';
import { useComesBack } from '@/components/ui/comes-back';
import { addresses } from '@/lib/platform/addresses';

type ErrorPageProps = {
  /** `digest` stands beside the error in the server's log; without one the page broke on its way, or here */
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
};

/** What a person sees when a page failed: what happened, what was kept, what to do; never a stack. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const comesBack = useComesBack({ error, retry });
  return (
    <SiteShell isNarrow>
      <h1>{comesBack ? 'The connection broke' : 'This page could not be shown'}</h1>
      <p className="mt-4" role="status">
        {comesBack
          ? 'What you had saved is kept. The page comes back by itself as soon as the server answers.'
          : 'Something went wrong on our side. What you had saved is kept, and nothing was half done: an action is carried out whole or not at all.'}
      </p>
      {comesBack ? null : (
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
      )}
      <p className="mt-8 flex flex-wrap gap-3">
        <Button onClick={retry}>Try again</Button>
        <LinkButton href={addresses.start()} look="quiet">
          Go to your start page
        </LinkButton>
      </p>
    </SiteShell>
  );
}
