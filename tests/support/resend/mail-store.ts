import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { Message } from './message';

const Event = z.object({
  type: z.enum(['email.delivered', 'email.bounced', 'email.complained', 'email.suppressed']),
  /** the webhook message's id, the same however often it is tried */
  id: z.string(),
  at: z.string(),
  /** whether the product has accepted it */
  isTold: z.boolean(),
});
export type MailEvent = z.infer<typeof Event>;

const StoredMail = z.object({
  id: z.uuid(),
  createdAt: z.string(),
  idempotencyKey: z.string().optional(),
  /** a hash of the message sent with the key: no other may use it */
  fingerprint: z.string(),
  message: Message,
  events: z.array(Event),
});
export type StoredMail = z.infer<typeof StoredMail>;

/** Resend forgets an idempotency key after 24 hours. */
const KEY_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * The mails, each in a file of its own that is written whole or not at all, so that a kill at any moment loses none.
 */
export class MailStore {
  readonly #folder: string;
  readonly #mails: Map<string, StoredMail>;
  readonly #byKey = new Map<string, StoredMail>();

  private constructor(folder: string, mails: readonly StoredMail[]) {
    this.#folder = folder;
    this.#mails = new Map(mails.map((mail) => [mail.id, mail]));
    for (const mail of mails) this.#noteKey(mail);
  }

  static async open(folder: string): Promise<MailStore> {
    await mkdir(folder, { recursive: true });
    const names = (await readdir(folder)).filter((name) => name.endsWith('.json'));
    const mails = await Promise.all(
      names.map(async (name) => StoredMail.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))),
    );
    return new MailStore(folder, mails);
  }

  /** @returns every mail, the newest first. */
  all(): readonly StoredMail[] {
    return [...this.#mails.values()].sort((one, other) => other.createdAt.localeCompare(one.createdAt));
  }

  get count(): number {
    return this.#mails.size;
  }

  find(id: string): StoredMail | undefined {
    return this.#mails.get(id);
  }

  /** @returns the mail that came with an idempotency key that is still valid. */
  underKey(key: string): StoredMail | undefined {
    const since = new Date(Date.now() - KEY_LIFE_MS).toISOString();
    const mail = this.#byKey.get(key);
    return mail && mail.createdAt > since ? mail : undefined;
  }

  /** As if a day had passed. */
  forgetKeys(): void {
    this.#byKey.clear();
  }

  async put(mail: StoredMail): Promise<void> {
    if (!this.#mails.has(mail.id)) this.#noteKey(mail);
    this.#mails.set(mail.id, mail);
    const temporary = join(this.#folder, `${randomUUID()}.part`);
    await writeFile(temporary, JSON.stringify(mail, null, 1));
    await rename(temporary, join(this.#folder, `${mail.id}.json`));
  }

  async clear(): Promise<void> {
    const ids = [...this.#mails.keys()];
    this.#mails.clear();
    this.#byKey.clear();
    await Promise.all(ids.map((id) => rm(join(this.#folder, `${id}.json`), { force: true })));
  }

  #noteKey(mail: StoredMail): void {
    if (mail.idempotencyKey !== undefined) this.#byKey.set(mail.idempotencyKey, mail);
  }
}
