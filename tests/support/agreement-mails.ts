import { render } from '@react-email/render';
import { expect, it } from 'vitest';
import type { AgreementMailData } from '@/lib/agreements/emails/agreement-mail';
import type { MailContent } from '@/lib/platform/mail';

/** About an agreement, to its assistant. */
export const words: AgreementMailData = {
  title: 'Agreement for running the shop',
  isAmendment: false,
  business: 'Adeyemi Ceramics',
  assistant: 'Maria Santos',
  reader: 'Maria Santos',
  url: 'https://handover.example/inbox/agreements/w/a',
};
/** About an amendment of it. */
export const amending = { ...words, isAmendment: true };
export const until = { day: 'Thu 24 Dec', inWords: 'the end of Thu 24 Dec (Chicago)' };
/** What somebody wrote. */
export const reason = 'Please pay <b>every two weeks</b>.\nAnd say who bears the fees.';
export const since = '24 Nov 2026, 10:00 UTC';

export type MailCase = {
  readonly mail: MailContent;
  readonly subject: string;
  readonly says: readonly string[];
  /** where on the agreement's page its button leads */
  readonly at?: string;
};

/** Expects of each mail that it says the fact and links to the page. */
export function eachSaysTheFact(mails: Readonly<Record<string, MailCase>>): void {
  it.each(Object.entries(mails))(
    '%s says the fact and links to the page',
    async (_name, { mail, subject, says, at = '' }) => {
      const html = await render(mail.element);
      const text = (await render(mail.element, { plainText: true })).replace(/\s+/g, ' ');

      expect(mail.subject).toBe(subject);
      expect(html).toContain(`href="${words.url}${at}"`);
      expect(text).toContain(words.url);
      for (const sentence of says) expect(text).toContain(sentence);
      expect(text).not.toContain('!');
    },
  );
}
