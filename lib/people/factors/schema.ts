import { z } from 'zod';
import { line } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';
import { To } from '../schema';

/** Six digits from an app, or a recovery code; as typed, spaces and all. */
const Code = z
  .string({ error: 'Type the code.' })
  .trim()
  .min(1, 'Type the code.')
  .max(60, 'That is too long for a code.');

/** base64url, in which browsers write passkey answers. */
const Encoded = z
  .string()
  .regex(/^[\w-]+$/)
  .max(12_000);

/** What a browser sends for a passkey, as JSON in a form field. */
function answerOf<Schema extends z.ZodType>(schema: Schema) {
  const message = 'Your passkey didn’t answer. Try again.';
  return z
    .string({ error: message })
    .max(40_000, message)
    .transform((text, context) => {
      const parsed = schema.safeParse(parsedJson(text));
      if (parsed.success) return parsed.data;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

const Made = z.object({
  id: Encoded,
  response: z.object({
    clientDataJSON: Encoded,
    attestationObject: Encoded,
    transports: z
      .array(z.enum(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']))
      .max(8)
      .catch([]),
  }),
});

const Shown = z.object({
  id: Encoded,
  response: z.object({ clientDataJSON: Encoded, authenticatorData: Encoded, signature: Encoded }),
});

/** The answers of a new passkey, and of a known one. */
export type MadePasskey = z.infer<typeof Made>;
export type ShownPasskey = z.infer<typeof Shown>;

export const ConfirmAuthenticator = z.object({ code: Code });
export const ProveByCode = z.object({ code: Code, to: To });
export const AddPasskey = z.object({
  ceremony: Id,
  answer: answerOf(Made),
  name: line('Say which device it is on.', 120),
});
export const RemovePasskey = z.object({ passkeyId: Id });
export const ProveByPasskey = z.object({ ceremony: Id, answer: answerOf(Shown), to: To });

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
