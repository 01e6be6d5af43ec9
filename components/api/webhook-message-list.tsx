import { Press } from '@/components/people/press';
import { StateLabel } from '@/components/ui/state-label';
import { When } from '@/components/ui/when';
import { eventInWords } from '@/lib/api/webhooks/events.rules';
import type { WebhookMessage } from '@/lib/api/webhooks/queries';
import { textOf } from '@/lib/api/webhooks/rules';
import { sendAgain } from '@/lib/api/webhooks/webhooks.actions';

type WebhookMessageListProps = {
  readonly messages: readonly WebhookMessage[];
  readonly isOn: boolean;
  readonly zone: string;
  readonly now: Date;
};

/** The latest messages: each with what was sent, the answer to each attempt, and a button that sends it again. */
export function WebhookMessageList({ messages, isOn, ...clock }: WebhookMessageListProps) {
  return (
    <ul className="divide-y divide-line" aria-label="What was sent">
      {messages.map((message) => (
        <li key={message.id} className="grid gap-2 py-4">
          <Told message={message} isOn={isOn} {...clock} />
        </li>
      ))}
    </ul>
  );
}

const STATES = {
  waiting: { meaning: 'needs', words: 'Waits' },
  taken: { meaning: 'done', words: 'Taken' },
  failed: { meaning: 'risk', words: 'Not taken' },
  dropped: { meaning: 'info', words: 'Not sent' },
} as const;

function Told({
  message,
  isOn,
  zone,
  now,
}: { readonly message: WebhookMessage } & Omit<WebhookMessageListProps, 'messages'>) {
  const { event, at, state, nextTryAt, each } = message;
  const { meaning, words } = STATES[keyOf(state)];
  const name = eventInWords(event);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="font-semibold">{name}</p>
        <StateLabel meaning={meaning}>{words}</StateLabel>
      </div>
      <p className="text-sm text-quiet">
        <When instant={at} zone={zone} now={now} />
        {state === 'waiting' && nextTryAt && each.length > 0 ? (
          <>
            ; next try <When instant={nextTryAt} zone={zone} now={now} />
          </>
        ) : null}
      </p>
      <details>
        <summary className="fold-link text-sm">What was sent and answered</summary>
        <pre className="mt-2 overflow-x-auto rounded-md bg-wash px-4 py-3 text-sm whitespace-pre-wrap">
          {textOf(message)}
        </pre>
        <ol className="mt-2 grid gap-2 text-sm">
          {each.map(({ id, at: triedAt, status, answer, problem, tookMs }) => (
            <li key={id}>
              <When instant={triedAt} zone={zone} now={now} />, in {tookMs} ms: {status ?? problem}
              {answer ? <span className="block text-quiet">{answer}</span> : null}
            </li>
          ))}
        </ol>
      </details>
      {isOn && state !== 'waiting' ? (
        <Press
          action={sendAgain}
          fields={{ workspaceId: message.workspaceId, messageId: message.id }}
          label={`Send again: ${name}`}
        >
          Send again
        </Press>
      ) : null}
    </>
  );
}

function keyOf(state: string): keyof typeof STATES {
  if (state === 'taken' || state === 'failed' || state === 'dropped') return state;
  return 'waiting';
}
