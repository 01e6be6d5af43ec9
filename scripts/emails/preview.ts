import type { MailContent } from '@/lib/platform/mail';

/** A mail with believable content, as it is previewed. */
export type Preview = MailContent & {
  /** the function that writes it */
  readonly template: string;
  /** which of its variants this is, if it has several */
  readonly variant?: string;
};

/** @returns a mail, named after the function that wrote it. */
export function preview(template: string, { subject, element }: MailContent, variant?: string): Preview {
  return { template, subject, element, ...(variant !== undefined && { variant }) };
}

/** When the mails of the previews were written: a Wednesday afternoon in Chicago, already Thursday in Manila. */
export const NOW = new Date('2026-11-25T20:10:00Z');
export const SITE = 'https://handover.example';
export const MANILA = 'Asia/Manila';
export const CHICAGO = 'America/Chicago';
