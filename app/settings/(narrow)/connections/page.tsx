import type { Metadata } from 'next';
import { TokenSection } from '@/components/api/token-section';
import { PageHead } from '@/components/ui/page';
import { listTokens } from '@/lib/api/tokens/queries';
import { requireSignedIn } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

export const metadata: Metadata = { title: 'Connections' };

type OwnConnectionsPageProps = {
  readonly searchParams: Promise<{ readonly name?: string | string[] }>;
};

/** An assistant's tokens, for all the businesses they assist, and anything else that acts as them. */
export default async function OwnConnectionsPage({ searchParams }: OwnConnectionsPageProps) {
  const signedIn = await requireSignedIn();
  const tokens = await listTokens(signedIn.userId, null);
  const { name } = await searchParams;
  const at = now();
  return (
    <>
      <PageHead
        title="Connections"
        intro="How your own tools and scripts work with your inbox, over all the businesses you assist."
        back={{ href: addresses.settings(), label: 'Settings' }}
      />
      <TokenSection
        tokens={tokens}
        path={addresses.ownConnections()}
        isFresh={isFresh(signedIn.authenticatedAt, at)}
        name={typeof name === 'string' ? name : ''}
        zone={signedIn.timeZone}
        now={at}
      />
    </>
  );
}
