import type { Metadata } from 'next';
import { SiteShell } from '@/components/shell/site-shell';
import { LinkButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page';
import { addresses } from '@/lib/platform/addresses';

export const metadata: Metadata = { title: 'Second step', robots: { index: false } };

/** What is so once a change of the second step was taken back. It names nobody: whoever opens it may be anybody. */
export default function SecondStepDonePage() {
  return (
    <SiteShell isNarrow>
      <PageHead
        title="Your second step is as it was before"
        intro="Nobody is signed in to your account any more, and what was let in since the change has ended. Sign in, and look whether anything else isn’t yours."
      />
      <LinkButton href={addresses.signIn(addresses.settings())}>Sign in</LinkButton>
    </SiteShell>
  );
}
