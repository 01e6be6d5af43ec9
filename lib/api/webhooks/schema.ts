import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { Id } from '@/lib/platform/ids';
import { mayBeCalled } from '@/lib/platform/outgoing/posting';
import { checkedChoices } from '../checked-choices';
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

const Ref = { workspaceId: Id, id: Id };

export const MakeWebhook = z.object({
  ...Ref,
  url: Url,
  events: checkedChoices(WEBHOOK_EVENT_NAMES, 'Choose at least one thing to be told about.'),
});
export const WebhookStep = z.object(Ref);

/**
 * It names the webhook as it was seen: sent twice, the old secret that still signs beside the new one would be lost.
 */
export const RotateSecret = z.object({ ...Ref, version: SeenVersion });
export const SendTest = z.object({ ...Ref, messageId: Id });
export const SendAgain = z.object({ workspaceId: Id, messageId: Id });
