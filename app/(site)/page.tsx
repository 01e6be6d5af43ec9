import { SiteShell } from '@/components/shell/site-shell';
import { LinkButton } from '@/components/ui/button';
import { addresses } from '@/lib/platform/addresses';

export default async function LandingPage() {
  return (
    <SiteShell>
      <h1>Hand it over. Properly.</h1>
      <LinkButton href={addresses.signIn()}>Sign in</LinkButton>
    </SiteShell>
  );
}
