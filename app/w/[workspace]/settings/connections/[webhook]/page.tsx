import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RotateForm } from '@/components/api/webhook-form';
import { WebhookMessageList } from '@/components/api/webhook-message-list';
import { WebhookOff } from '@/components/api/webhook-off';
import { NewestOrOlder } from '@/components/lists/newest-or-older';
import { Press } from '@/components/people/press';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHead, PageSection } from '@/components/ui/page';
import { When } from '@/components/ui/when';
import { eventInWords } from '@/lib/api/webhooks/events.rules';
import { getWebhook } from '@/lib/api/webhooks/queries';
import { LOG_DAYS } from '@/lib/api/webhooks/rules';
import { removeWebhook, sendTest, turnOffWebhook, turnOnWebhook } from '@/lib/api/webhooks/webhooks.actions';
import { requireStaff } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses';
import { isFresh } from '@/lib/platform/auth/fresh';
import { now } from '@/lib/platform/clock';
import { isId, newId } from '@/lib/platform/ids';
import { readRowPlace, writeRowPlace } from '@/lib/platform/row-place';

export const metadata: Metadata = { title: 'Webhook' };

type WebhookPageProps = {
  readonly params: Promise<{ readonly workspace: string; readonly webhook: string }>;
  readonly searchParams: Promise<Record<string, unknown>>;
};

/** One webhook: what it is told of, what was sent and answered, its secret, and whether it is on. */
export default async function WebhookPage({ params, searchParams }: WebhookPageProps) {
  const { workspace: slug, webhook: id } = await params;
  const { signedIn, workspace, role } = await requireStaff(slug);
  const after = readRowPlace((await searchParams).after);
  const isTheirs = role === 'owner' && isId(id);
  const webhook = isTheirs ? await getWebhook(signedIn.userId, workspace.id, id, after) : null;
  if (!webhook) notFound();
  const { url, events, offAt, offBecause, beforeUntil, messages, next, version } = webhook;
  const clock = { zone: signedIn.timeZone, now: now() };
  const ref = { workspaceId: workspace.id, id };
  return (
    <>
      <PageHead
        title="Webhook"
        intro={<span>{url}</span>}
        back={{ href: addresses.connections(slug), label: 'Connections' }}
        actions={
          offAt ? (
            <Press action={turnOnWebhook} fields={ref} look="primary">
              Turn it on
            </Press>
          ) : (
            <Press action={turnOffWebhook} fields={ref}>
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
      <PageSection title="What was sent" id="sent">
        {offAt ? null : (
          <div className="mb-4 grid gap-3">
            <p className="max-w-measure text-quiet">
              A test says that nothing has happened, and is signed like everything else. The answer appears
              below within seconds.
            </p>
            <Press action={sendTest} fields={{ ...ref, messageId: newId() }} pending="Sending it…">
              Send a test
            </Press>
          </div>
        )}
        {messages.length === 0 ? (
          <EmptyState title="Nothing yet">
            {offAt
              ? 'While it is off, nothing is.'
              : 'The next thing of these kinds that happens is sent, within seconds.'}
          </EmptyState>
        ) : (
          <>
            <WebhookMessageList messages={messages} isOn={offAt === null} {...clock} />
            <p className="mt-4 max-w-measure text-sm text-quiet">
              What was sent is kept for {LOG_DAYS} days, then forgotten.
            </p>
            <div className="mt-4 flex flex-wrap gap-2">
              <NewestOrOlder
                newest={after ? addresses.webhook(slug, id) : null}
                older={next ? `${addresses.webhook(slug, id)}?after=${writeRowPlace(next)}#sent` : null}
              />
            </div>
          </>
        )}
      </PageSection>
      <PageSection title="Secret" id="sign">
        <p className="mb-4 max-w-measure text-quiet">
          Your receiver uses it to check who sent something. A new one works at once; the old one also signs
          for another day, so that nothing is missed while you switch.
          {beforeUntil && beforeUntil > clock.now ? (
            <>
              {' '}
              The old one works until <When instant={beforeUntil} {...clock} />.
            </>
          ) : null}
        </p>
        <RotateForm
          {...ref}
          version={version}
          path={addresses.webhook(slug, id)}
          isFresh={isFresh(signedIn.authenticatedAt, clock.now)}
        />
      </PageSection>
      <PageSection title="Remove it">
        <p className="mb-3 max-w-measure text-quiet">It sends nothing more, and its log is removed.</p>
        <Press action={removeWebhook} fields={ref} look="danger">
          Remove the webhook
        </Press>
      </PageSection>
    </>
  );
}
