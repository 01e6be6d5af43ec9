import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Webhook as Signer } from 'standardwebhooks';
import type { Faults } from './faults';
import type { MailEvent, MailStore, StoredMail } from './mail-store';
import type { KeptReceived, ReceivedMails } from './received';
import { newsOf } from './receiving';
import type { Suppressed } from './suppressed';

export interface Webhook {
  url: string;
  secret: string;
}

/** Long enough for a person, and a test, to see "accepted" first. */
const DELAY_MS = 250;
/** After the sender has tried again. */
const LATE_MS = 8_000;
/** Resend tries for more than a day, at growing intervals; here the product is back within seconds, or not at all. */
const RETRY_MS = [500, 1_000, 2_000, 5_000, 10_000, 30_000];

interface Parts {
  mails: MailStore;
  received: ReceivedMails;
  faults: Faults;
  suppressed: Suppressed;
  webhook: Webhook | undefined;
}

const BOUNCED: readonly MailEvent['type'][] = ['email.bounced'];
const SUPPRESSED: readonly MailEvent['type'][] = ['email.suppressed'];

function fateOf(address: string): readonly MailEvent['type'][] {
  if (address.startsWith('full')) return BOUNCED;
  return address.startsWith('complain') ? ['email.delivered', 'email.complained'] : ['email.delivered'];
}

/** Reports to the product what became of its mails, signed (Standard Webhooks, in the headers that Resend uses). */
export class Webhooks {
  readonly #mails: MailStore;
  readonly #received: ReceivedMails;
  readonly #faults: Faults;
  readonly #suppressed: Suppressed;
  readonly #webhook: Webhook | undefined;
  readonly #stopping = new AbortController();
  readonly #telling = new Set<Promise<void>>();

  constructor({ mails, received, faults, suppressed, webhook }: Parts) {
    this.#mails = mails;
    this.#received = received;
    this.#faults = faults;
    this.#suppressed = suppressed;
    this.#webhook = webhook;
  }

  /**
   * Decides what becomes of a mail by its address: bounce…@ bounces, full…@ does so temporarily, complain…@ arrives and
   * is reported as spam, and nothing goes to an address that has bounced or complained before.
   */
  settle(mail: StoredMail): Promise<void> {
    return this.#begin(this.#settle(mail));
  }

  async #settle(mail: StoredMail): Promise<void> {
    const address = mail.message.to[0]?.replace(/^.*<|>$/g, '').toLowerCase() ?? '';
    const isBouncing = address.startsWith('bounce') || this.#faults.bouncing.includes(address);
    const types = this.#suppressed.has(address) ? SUPPRESSED : isBouncing ? BOUNCED : fateOf(address);
    const events = types.map((type) => ({
      type,
      id: `msg_${randomUUID()}`,
      at: new Date().toISOString(),
      isTold: false,
    }));
    mail.events.push(...events);
    await this.#mails.put(mail);
    if (isBouncing || types.some((type) => type === 'email.complained')) await this.#suppressed.add(address);
    const fault = this.#faults.strikeNews();
    for (const event of fault === 'backwards' ? events.reverse() : events) {
      await this.#pause(fault === 'late' ? LATE_MS : DELAY_MS);
      await this.#tell(mail, event);
      if (fault === 'twice') await this.#tell(mail, event);
    }
  }

  /** Continues with what a stopped process had not reported yet. */
  resume(): void {
    for (const mail of this.#mails.all()) {
      for (const event of mail.events) if (!event.isTold) void this.#begin(this.#tell(mail, event));
    }
    for (const mail of this.#received.untold()) void this.announce(mail);
  }

  /** Stops reporting; whatever was under way has been recorded once this is done. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#telling);
  }

  #begin(telling: Promise<void>): Promise<void> {
    const begun = telling.finally(() => this.#telling.delete(begun));
    this.#telling.add(begun);
    return begun;
  }

  async #tell(mail: StoredMail, event: MailEvent): Promise<void> {
    if (!(await this.#insist(event.id, describe(mail, event)))) return;
    event.isTold = true;
    await this.#mails.put(mail);
  }

  /** Reports an incoming mail to the product. */
  announce(mail: KeptReceived): Promise<void> {
    return this.#begin(this.#announce(mail));
  }

  async #announce(mail: KeptReceived): Promise<void> {
    const isTwice = this.#faults.strikeNews() === 'twice';
    if (!(await this.#insist(mail.newsId, newsOf(mail)))) return;
    if (isTwice) await this.#insist(mail.newsId, newsOf(mail));
    await this.#received.put({ ...mail, isTold: true });
  }

  /** @returns whether the product has accepted it in the end. */
  async #insist(id: string, news: unknown): Promise<boolean> {
    if (!this.#webhook) return false;
    const payload = JSON.stringify(news);
    for (const pauseMs of RETRY_MS) {
      if (this.#stopping.signal.aborted) return false;
      if (await this.#post(this.#webhook, id, payload)) return true;
      await this.#pause(pauseMs);
    }
    return false;
  }

  async #post({ url, secret }: Webhook, id: string, payload: string): Promise<boolean> {
    const at = new Date();
    const answered = await fetch(url, {
      method: 'POST',
      body: payload,
      redirect: 'error',
      signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(15_000)]),
      headers: {
        'content-type': 'application/json',
        'svix-id': id,
        'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
        'svix-signature': new Signer(secret).sign(id, at, payload),
      },
    }).catch(() => null);
    return answered?.ok === true;
  }

  async #pause(ms: number): Promise<void> {
    await wait(ms, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
  }
}

function describe({ id, createdAt, message }: StoredMail, { type, at }: MailEvent) {
  return {
    type,
    created_at: at,
    data: {
      email_id: id,
      message_id: `<${id}@mailbox.invalid>`,
      created_at: createdAt,
      from: message.from,
      to: message.to,
      subject: message.subject,
      tags: Object.fromEntries((message.tags ?? []).map(({ name, value }) => [name, value])),
      ...(type === 'email.bounced' && { bounce: bounceOf(message.to[0] ?? '') }),
      ...(type === 'email.suppressed' && {
        suppressed: { type: 'OnAccountSuppressionList', message: 'The address is on the suppression list.' },
      }),
    },
  };
}

function bounceOf(address: string) {
  return address.startsWith('full')
    ? { type: 'Transient', subType: 'MailboxFull', message: 'The mailbox is full.' }
    : { type: 'Permanent', subType: 'General', message: 'There is no mailbox of that name.' };
}
