import { PageSection } from '@/components/ui/page';
import { RowList } from '@/components/ui/row-list';
import type { ListedWebhook } from '@/lib/api/webhooks/queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { WebhookForm } from './webhook-form';

type WebhookSectionProps = {
  readonly webhooks: readonly ListedWebhook[];
  readonly workspace: { readonly id: string; readonly slug: string };
  readonly isFresh: boolean;
};

const STATES = {
  on: { meaning: 'done', words: 'On' },
  off: { meaning: 'info', words: 'Off' },
  given_up: { meaning: 'risk', words: 'Given up' },
} as const;

/** The addresses that the business's events are sent to, and a new one. */
export function WebhookSection({ webhooks, workspace: { id, slug }, isFresh }: WebhookSectionProps) {
  return (
    <PageSection title="Webhooks" id="webhooks">
      <p className="mb-4 max-w-measure text-quiet">
        A webhook tells an address of yours, within seconds, that something has happened: what, when, and what
        it is about. It contains nothing that anybody wrote: for more, your tool asks the API. Whatever isn’t
        accepted is sent again for about a day.
      </p>
      {webhooks.length > 0 ? (
        <RowList
          label="Webhooks"
          rows={webhooks.map(({ id: webhookId, url, events, state }) => ({
            href: addresses.webhook(slug, webhookId),
            title: url,
            detail: events.length === 1 ? 'One kind of news' : `${events.length} kinds of news`,
            states: [STATES[state]],
          }))}
        />
      ) : null}
      <h3 id="new-webhook" className="mt-6 mb-4 scroll-mt-8">
        Make a webhook
      </h3>
      <WebhookForm workspaceId={id} fresh={newId()} path={addresses.connections(slug)} isFresh={isFresh} />
    </PageSection>
  );
}
