import type { Metadata } from 'next';
import { SitePage } from '@/components/shell/site-page';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { addresses } from '@/lib/platform/addresses/addresses';

export const metadata: Metadata = { title: 'Second step', robots: { index: false } };

/** Shown once a change to the second step was reverted. It names nobody: anybody may open it. */
export default function SecondStepDonePage() {
  return (
    <SitePage isNarrow>
      <PageHead
        title="Your second step is as it was before"
        intro="Everyone has been signed out of your account, and any access granted since the change has ended. Sign in, and check that nothing else was changed."
      />
      <LinkButton href={addresses.signIn(addresses.settings())}>Sign in</LinkButton>
    </SitePage>
  );
}
