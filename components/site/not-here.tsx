'use client';

import { SiteShell } from '@/components/shell/site-shell';
import { LinkButton } from '@/components/ui/button';
import { addresses } from '@/lib/platform/addresses/addresses';

/**
 * The page for something that doesn't exist, or may not be seen. A client component, because the framework sends it
 * along with every page, as data, in case it is needed.
 */
export function NotHere() {
  return (
    <SiteShell isNarrow>
      <h1>That page isn’t here, or it isn’t yours to see</h1>
      <p className="mt-4 text-quiet">
        The address may be incomplete, or the page is for others: for people you don’t work with under this
        sign-in, or for the owners of the business alone. Nothing was changed.
      </p>
      <p className="mt-8">
        <LinkButton href={addresses.start()}>Go to your start page</LinkButton>
      </p>
    </SiteShell>
  );
}
