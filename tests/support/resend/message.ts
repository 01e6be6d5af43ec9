import { z } from 'zod';
import { type Answer, refusal } from './answers';

/** `maria@example.com` or `Maria Santos <maria@example.com>`. */
const ADDRESS = /^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+\.?[^\s<>@]*>?$/;
const REQUIRED = ['from', 'to', 'subject'] as const;

const Address = z.string().regex(ADDRESS, 'must be an address, such as Maria Santos <maria@example.com>');
const Addresses = z.union([Address.transform((one) => [one]), z.array(Address).min(1).max(50)]);

const Attachment = z.strictObject({
  filename: z.string().min(1),
  content: z.base64(),
  content_type: z.string().optional(),
  content_id: z.string().optional(),
});

/**
 * What `POST /emails` takes: Resend's documented fields that this product may use and, stricter than Resend, no others.
 */
export const Message = z.strictObject({
  from: Address,
  to: Addresses,
  subject: z
    .string()
    .min(1)
    .regex(/^[^\r\n]*$/, 'must be one line'),
  html: z.string().optional(),
  text: z.string().optional(),
  cc: Addresses.optional(),
  bcc: Addresses.optional(),
  reply_to: Addresses.optional(),
  headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[^\r\n]*$/)).optional(),
  tags: z
    .array(
      z.strictObject({ name: z.string().regex(/^[\w-]{1,256}$/), value: z.string().regex(/^[\w-]{1,256}$/) }),
    )
    .optional(),
  attachments: z.array(Attachment).optional(),
});
export type Message = z.infer<typeof Message>;

/** @returns the message in a request's body, or Resend's refusal of it. */
export function readMessage(body: string): { message: Message } | { refused: Answer } {
  const sent = parseObject(body);
  if (!sent) return { refused: refusal(400, 'validation_error', 'The body is not a JSON object.') };
  const missing: string[] = REQUIRED.filter((field) => isEmpty(sent[field]));
  if (isEmpty(sent.html) && isEmpty(sent.text)) missing.push('html` or `text');
  if (missing.length > 0) {
    const names = missing.map((field) => `\`${field}\``).join(', ');
    return { refused: refusal(422, 'missing_required_field', `Missing ${names} field.`) };
  }
  const parsed = Message.safeParse(sent);
  if (parsed.success) return { message: parsed.data };
  const [issue] = parsed.error.issues;
  const name = issue?.path[0] === 'attachments' ? 'invalid_attachment' : 'validation_error';
  const message = `Invalid \`${issue?.path.join('.') ?? ''}\` field: ${issue?.message}.`;
  return { refused: refusal(422, name, message) };
}

function parseObject(body: string): Record<string, unknown> | null {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(body));
  } catch {
    return null;
  }
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
