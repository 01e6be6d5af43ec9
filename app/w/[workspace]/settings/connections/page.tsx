import { notFound } from 'next/navigation';
import { TokenSection } from '@/components/api/token-section';
import { WebhookSection } from '@/components/api/webhook-section';
import { PageHead } from '@/components/ui/page';
import { listTokens } from '@/lib/api/tokens/queries';
import { listWebhooks } from '@/lib/api/webhooks/queries';
import { requireStaff, titleForOwners } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';

export const generateMetadata = titleForOwners('Connections');

type ConnectionsPageProps = {
  readonly params: Promise<{ readonly workspace: string }>;
  readonly searchParams: Promise<{ readonly name?: string | string[] }>;
};

/** What tools and scripts may do for a business, for its owners alone. */
export default async function ConnectionsPage({ params, searchParams }: ConnectionsPageProps) {
  const { workspace: slug } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  if (role !== 'owner') notFound();
  const tokens = await listTokens(signedIn.userId, workspace.id);
  const webhooks = await listWebhooks(signedIn.userId, workspace.id);
  const { name } = await searchParams;
  const at = now();
  const fresh = isFresh(signedIn.authenticatedAt, at);
  return (
    <>
      <PageHead
        title="Connections"
        intro={`How your own tools and scripts work with ${workspace.name}. Only its owners see this page.`}
        back={{ href: addresses.workspaceSettings(slug), label: workspace.name }}
      />
      <TokenSection
        tokens={tokens}
        workspaceId={workspace.id}
        path={addresses.connections(slug)}
        isFresh={fresh}
        name={typeof name === 'string' ? name : ''}
        zone={signedIn.timeZone}
        now={at}
      />
      <WebhookSection webhooks={webhooks} workspace={workspace} isFresh={fresh} />
    </>
  );
}
