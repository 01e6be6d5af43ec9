import { z } from 'zod';
import { Instant } from './endpoints/common-shapes';
import { jsonOf } from './openapi-responses';
import { eventInWords, TEST_EVENT, WEBHOOK_EVENT_NAMES } from './webhooks/events.rules';

const EVENTS = [...WEBHOOK_EVENT_NAMES, TEST_EVENT] as const;

/** What is posted to a receiver (`textOf` in webhooks/rules). */
export const WebhookMessage = z.object({
  type: z.enum(EVENTS),
  timestamp: Instant,
  data: z.object({
    kind: z
      .enum(['brief', 'timesheet', 'agreement', 'payment', 'pay_run', 'webhook'])
      .describe('What `id` identifies. A `pay_run` is only on its page; `webhook` is that of a test.'),
    id: z.uuid(),
    businessId: z.uuid(),
    engagementId: z.uuid().nullable().describe('An `id` from /people; null for what isn’t about one alone.'),
  }),
});

const HEADERS = {
  'webhook-id': 'The same whenever the message is sent again.',
  'webhook-timestamp': 'When it was sent, in seconds since 1970.',
  'webhook-signature':
    'Signatures of id, timestamp and body (Standard Webhooks 1.0), one for each valid secret.',
} as const;

/** @returns what an owner can have sent to a receiver, as the document says it (OpenAPI 3.1, `webhooks`). */
export function webhooksOf(): Readonly<Record<string, object>> {
  const parameters = Object.entries(HEADERS).map(([name, description]) => ({
    name,
    in: 'header',
    required: true,
    description,
    schema: { type: 'string' },
  }));
  const responses = {
    '2XX': { description: 'Received. It isn’t sent again.' },
    410: { description: 'No longer wanted: the webhook is turned off.' },
    default: { description: 'Not received. It is sent again for about a day.' },
  };
  return Object.fromEntries(
    EVENTS.map((event) => [
      event,
      {
        post: {
          summary: eventInWords(event),
          // a receiver knows the sender by the signature, not by a token
          security: [],
          parameters,
          requestBody: { required: true, content: jsonOf('WebhookMessage') },
          responses,
        },
      },
    ]),
  );
}
