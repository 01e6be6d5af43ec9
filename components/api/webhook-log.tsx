import { NewestOrOlder } from '@/components/lists/newest-or-older';
import { Press } from '@/components/people/press';
import { EmptyState } from '@/components/ui/empty-state';
import { PageSection } from '@/components/ui/page';
import type { WebhookPage } from '@/lib/api/webhooks/queries';
import { LOG_DAYS } from '@/lib/api/webhooks/rules';
import { sendTest } from '@/lib/api/webhooks/webhooks.actions';
import { newId } from '@/lib/platform/ids';
import { type RowPlace, writeRowPlace } from '@/lib/platform/paging/row-place';
import { WebhookMessageList } from './webhook-message-list';

type WebhookLogProps = {
  readonly webhook: WebhookPage;
  readonly target: { readonly workspaceId: string; readonly id: string };
  /** of the webhook's page */
  readonly address: string;
  /** where the page before ended; null on the first */
  readonly after: RowPlace | null;
  readonly zone: string;
  readonly now: Date;
};

/** What was sent to a webhook and answered, the newest first; while it is on, the button that tests it. */
export function WebhookLog({ webhook, target, address, after, ...clock }: WebhookLogProps) {
  const { offAt, messages, next } = webhook;
  const isOn = offAt === null;
  return (
    <PageSection title="What was sent" id="sent">
      {isOn ? (
        <div className="mb-4 grid gap-3">
          <p className="max-w-measure text-quiet">
            A test says that nothing has happened, and is signed like everything else. The answer appears
            below within seconds.
          </p>
          <Press action={sendTest} fields={{ ...target, messageId: newId() }} pending="Sending it…">
            Send a test
          </Press>
        </div>
      ) : null}
      {messages.length === 0 ? (
        <EmptyState title="Nothing yet">
          {isOn
            ? 'The next thing of these kinds that happens is sent, within seconds.'
            : 'While it is off, nothing is.'}
        </EmptyState>
      ) : (
        <>
          <WebhookMessageList messages={messages} isOn={isOn} {...clock} />
          <p className="mt-4 max-w-measure text-sm text-quiet">
            What was sent is kept for {LOG_DAYS} days, then forgotten.
          </p>
          <div className="mt-4 flex flex-wrap gap-2">
            <NewestOrOlder
              newest={after ? address : null}
              older={next ? `${address}?after=${writeRowPlace(next)}#sent` : null}
            />
          </div>
        </>
      )}
    </PageSection>
  );
}
