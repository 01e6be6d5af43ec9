import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { WebhookLog } from '@/components/api/webhook-log';
import { WebhookOff } from '@/components/api/webhook-off';
import { WebhookSecret } from '@/components/api/webhook-secret';
import { Press } from '@/components/people/press';
import { PageHead, PageSection } from '@/components/ui/page';
import { eventInWords } from '@/lib/api/webhooks/events.rules';
import { getWebhook } from '@/lib/api/webhooks/queries';
import { removeWebhook, turnOffWebhook, turnOnWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { isId } from '@/lib/platform/ids';
import { readRowPlace } from '@/lib/platform/paging/row-place';

export const metadata: Metadata = { title: 'Webhook' };

type WebhookPageProps = {
  readonly params: Promise<{ readonly workspace: string; readonly webhook: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** One webhook: its events, its log, its secret, and whether it is on. */
export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const { workspace: slug, webhook: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const after = readRowPlace((await searchParams).after);
  const isTheirs = role === 'owner' && isId(id);
  const webhook = isTheirs ? await getWebhook(signedIn.userId, workspace.id, id, after) : null;
  if (!webhook) notFound();
  const { url, events, offAt, offBecause, beforeUntil, version } = webhook;
  const clock = { zone: signedIn.timeZone, now: now() };
  const target = { workspaceId: workspace.id, id };
  const address = addresses.webhook(slug, id);
  return (
    <>
      <PageHead
        title="Webhook"
        intro={<span>{url}</span>}
        back={{ href: addresses.connections(slug), label: 'Connections' }}
        actions={
          offAt ? (
            <Press action={turnOnWebhook} fields={target} look="primary">
              Turn it on
            </Press>
          ) : (
            <Press action={turnOffWebhook} fields={target}>
              Turn it off
            </Press>
          )
        }
      />
      {offAt ? <WebhookOff offAt={offAt} offBecause={offBecause} {...clock} /> : null}
      <PageSection title="What it is told about" className="mt-8">
        <ul className="grid list-disc gap-1 ps-5">
          {events.map((event) => (
            <li key={event}>{eventInWords(event)}</li>
          ))}
        </ul>
      </PageSection>
      <WebhookLog webhook={webhook} target={target} address={address} after={after} {...clock} />
      <WebhookSecret
        target={target}
        version={version}
        beforeUntil={beforeUntil}
        address={address}
        isFresh={isFresh(signedIn.authenticatedAt, clock.now)}
        {...clock}
      />
      <PageSection title="Remove it">
        <p className="mb-3 max-w-measure text-quiet">It sends nothing more, and its log is removed.</p>
        <Press action={removeWebhook} fields={target} look="danger">
          Remove the webhook
        </Press>
      </PageSection>
    </>
  );
}
