import { z } from 'zod';
import { Id } from '@/lib/platform/ids';
import { mayBeCalled } from '@/lib/platform/outgoing/posting';
import { WEBHOOK_EVENT_NAMES } from './events.rules';

const Url = z
  .string({ error: 'Say where it is to be sent.' })
  .trim()
  .min(1, 'Say where it is to be sent.')
  .max(2_000, 'That address is too long.')
  .refine(
    (text) => URL.canParse(text) && mayBeCalled(new URL(text)),
    'Give the whole address, beginning with https://, without a name and password in it.',
  )
  .transform((text) => new URL(text).href);

/** A box for each; one that is ticked comes alone. */
const Events = z.preprocess(
  (sent) => (sent === undefined ? [] : [sent].flat()),
  z
    .array(z.enum(WEBHOOK_EVENT_NAMES))
    .min(1, 'Choose at least one thing to be told of.')
    .max(WEBHOOK_EVENT_NAMES.length)
    .transform((events) => WEBHOOK_EVENT_NAMES.filter((event) => events.includes(event))),
);

const Ref = { workspaceId: Id, id: Id };

export const MakeWebhook = z.object({ ...Ref, url: Url, events: Events });
export const WebhookStep = z.object(Ref);
export const SendAgain = z.object({ workspaceId: Id, messageId: Id });
