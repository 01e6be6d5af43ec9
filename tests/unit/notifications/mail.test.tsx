import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { CheckInMail, checkInSubject } from '@/lib/notifications/reminders/emails/check-in';
import { DeadlineMail, deadlineSubject } from '@/lib/notifications/reminders/emails/deadline';

const words = {
  title: 'Product photos for the spring catalogue',
  business: 'Adeyemi Ceramics',
  deadlineAt: new Date('2026-11-27T23:00:00Z'),
  zone: 'Asia/Manila',
  url: 'https://handover.example/inbox/briefs/1/2',
};
const dayBefore = { ...words, kind: 'deadline_24h' as const, now: new Date('2026-11-26T23:00:00Z') };
const overdue = { ...words, kind: 'deadline_overdue' as const, now: new Date('2026-11-27T23:00:00Z') };

describe('the mail that reminds of a deadline', () => {
  it('has the fact and the deadline on the reader’s clock in its subject', () => {
    expect(deadlineSubject(dayBefore)).toBe('Due Sat 28 Nov, 07:00: Product photos for the spring catalogue');
    expect(deadlineSubject(overdue)).toBe(
      'Overdue since Sat 28 Nov, 07:00: Product photos for the spring catalogue',
    );
  });

  it('has one button, to the brief, and names its zone', async () => {
    const html = await render(<DeadlineMail {...dayBefore} />);

    expect(html.match(/href="https:\/\/handover\.example\/inbox\/briefs\/1\/2"/g)).toHaveLength(1);
    expect(html).toContain('Sat 28 Nov, 07:00 your time');
  });

  it('has its text as large as a page’s', async () => {
    const html = await render(<DeadlineMail {...overdue} />);

    const paragraph = /<p style="([^"]*)">[^<]*It was due/.exec(html)?.[1];
    expect(paragraph).toContain('font-size:16px');
  });

  it('reads well as plain text too', async () => {
    const text = await render(<DeadlineMail {...overdue} />, { plainText: true });

    expect(text).toContain('It was due Sat 28 Nov, 07:00 your time.');
    expect(text).toContain('Adeyemi Ceramics is waiting for it.');
    expect(text).toContain('https://handover.example/inbox/briefs/1/2');
  });
});

describe('the mail of a due check-in', () => {
  const checkIn = {
    title: words.title,
    other: 'Adeyemi Ceramics',
    about: ['The first three pictures', 'Whether the light is right'],
    at: new Date('2026-11-25T16:00:00Z'),
    now: new Date('2026-11-25T16:00:03Z'),
    zone: words.zone,
    url: words.url,
  };

  it('gives the moment on the reader’s clock, and everything to look at', async () => {
    const text = await render(<CheckInMail {...checkIn} />, { plainText: true });

    expect(checkInSubject(checkIn)).toBe(`Check-in, Thu 26 Nov, 00:00: ${words.title}`);
    for (const about of checkIn.about) expect(text).toContain(about);
    expect(text).toMatch(/check-in with adeyemi ceramics on/i);
    expect(text).toContain(words.url);
  });
});
