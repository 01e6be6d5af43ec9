import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** A mail as a test or the mailbox page sends it to the product. */
export const Incoming = z.strictObject({
  from: z.string().min(1),
  to: z.array(z.string().min(1)).min(1),
  subject: z.string().default('Re:'),
  text: z.string().nullable().default(null),
  html: z.string().nullable().default(null),
  /** placed above all others, as the receiving server writes them */
  head: z.array(z.tuple([z.string(), z.string()])).default([]),
  attachments: z
    .array(
      z.strictObject({
        filename: z.string(),
        content: z.base64(),
        content_type: z.string().default('application/octet-stream'),
        content_disposition: z.enum(['inline', 'attachment']).default('attachment'),
        content_id: z.string().optional(),
      }),
    )
    .default([]),
});
export type Incoming = z.infer<typeof Incoming>;

const KeptReceived = Incoming.extend({
  id: z.uuid(),
  /** the id of the webhook message that reports it */
  newsId: z.string(),
  createdAt: z.string(),
  isTold: z.boolean(),
});
export type KeptReceived = z.infer<typeof KeptReceived>;

/** Incoming mails, kept like outgoing ones: each in a file of its own, whole or not at all. */
export class ReceivedMails {
  readonly #folder: string;
  readonly #mails: Map<string, KeptReceived>;

  private constructor(folder: string, mails: readonly KeptReceived[]) {
    this.#folder = folder;
    this.#mails = new Map(mails.map((mail) => [mail.id, mail]));
  }

  static async open(mailbox: string): Promise<ReceivedMails> {
    const folder = join(mailbox, 'received');
    await mkdir(folder, { recursive: true });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    const mails = await Promise.all(
      names.map(async (name) => KeptReceived.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
    );
    return new ReceivedMails(folder, mails);
  }

  async take(incoming: Incoming): Promise<KeptReceived> {
    const mail = {
      ...incoming,
      id: randomUUID(),
      newsId: `msg_${randomUUID()}`,
      createdAt: new Date().toISOString(),
      isTold: false,
    };
    await this.put(mail);
    return mail;
  }

  async put(mail: KeptReceived): Promise<void> {
    this.#mails.set(mail.id, mail);
    const temporary = join(this.#folder, `${randomUUID()}.part`);
    await writeFile(temporary, JSON.stringify(mail, null, 1));
    await rename(temporary, join(this.#folder, `${mail.id}.json`));
  }

  find(id: string): KeptReceived | undefined {
    return this.#mails.get(id);
  }

  untold(): readonly KeptReceived[] {
    return [...this.#mails.values()].filter(({ isTold }) => !isTold);
  }
}

/** @returns a mail as it came over the line: its header and its text. */
export function rawOf({ id, head, from, to, subject, createdAt, text }: KeptReceived): string {
  const fields = [
    ...head,
    ['From', from],
    ['To', to.join(', ')],
    ['Subject', subject],
    ['Date', new Date(createdAt).toUTCString()],
    ['Message-ID', `<${id}@mailbox.invalid>`],
  ];
  return `${fields.map(([name, value]) => `${name}: ${value}`).join('\r\n')}\r\n\r\n${text ?? ''}`;
}
