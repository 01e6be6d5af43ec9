import type { CreateEmailOptions } from 'resend';
import { z } from 'zod';
import type { Mail } from '@/lib/platform/db/generated/client';
import { env } from '@/lib/platform/env/env';
import { readWhole } from '@/lib/platform/storage';
import { MAIL_TAG } from './provider';

const Attachments = z.array(z.object({ fileName: z.string(), sha256: z.string(), contentType: z.string() }));
const Headers = z.record(z.string(), z.string());

/** @returns a mail as the service takes it, the same on every try. */
export async function messageOf(mail: Mail): Promise<CreateEmailOptions> {
  const headers = Headers.parse(mail.headers ?? {});
  return {
    from: env().MAIL_FROM,
    to: mail.toAddress,
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    // comes back with every event, so that one that arrives before we record the sending still finds its mail
    tags: [{ name: MAIL_TAG, value: mail.id }],
    ...(mail.replyTo !== null && { replyTo: mail.replyTo }),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(await attachmentsOf(mail)),
  };
}

async function attachmentsOf(mail: Mail) {
  const listed = Attachments.parse(mail.attachments ?? []);
  if (listed.length === 0) return {};
  const attachments = await Promise.all(
    listed.map(async ({ fileName, sha256, contentType }) => {
      const content = await readWhole(sha256);
      if (!content) throw new Error(`the attached file of mail ${mail.id} is not in the storage`);
      return { filename: fileName, content, contentType };
    }),
  );
  return { attachments };
}
