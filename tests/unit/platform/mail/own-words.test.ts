import { describe, expect, it } from 'vitest';
import { ownWords } from '@/lib/platform/mail/receiving/own-words';

const written = (...lines: readonly string[]) => ownWords({ text: lines.join('\n'), html: null });

describe('what somebody wrote themselves', () => {
  it('is what stands above the quotation, as Gmail and Apple Mail write it', () => {
    expect(
      written(
        'Both go in, the small one second.',
        '',
        'On Thu, Nov 26, 2026 at 9:12 AM Handover <handover@example.com>',
        'wrote:',
        '',
        '> The blue bowls come in two sizes.',
        '> Do both go in?',
      ),
    ).toBe('Both go in, the small one second.');
  });

  it('is what stands above the head that Outlook puts over what it quotes', () => {
    expect(
      written(
        'Only the large one.',
        '',
        '________________________________',
        'From: Handover <handover@example.com>',
        'Sent: Thursday, November 26, 2026 9:12 AM',
        'To: Maria Santos <maria@santos.example>',
        'Subject: Question',
        '',
        'The blue bowls come in two sizes.',
      ),
    ).toBe('Only the large one.');
  });

  it('is not a signature', () => {
    expect(written('Yes.', '', '-- ', 'Maria Santos', '+63 917 000 0000')).toBe('Yes.');
    expect(written('Yes.', '', 'Sent from my iPhone')).toBe('Yes.');
  });

  it('keeps paragraphs, lists and a quotation that is answered line by line', () => {
    const words = ['First:', '', '- bowls', '- plates', '', 'Then the rest.'].join('\n');

    expect(written(words)).toBe(words);
  });

  it('is empty when there is nothing but what is quoted', () => {
    expect(written('On Thu, Nov 26, 2026 at 9:12 AM Handover <h@example.com> wrote:', '', '> Hello')).toBe(
      '',
    );
  });

  it('is read from the HTML of a mail that has no text, without what that quotes', () => {
    const html =
      '<div>Both, <b>please</b>.</div><div class="gmail_quote">On Thursday Handover wrote:<blockquote>Which?</blockquote></div><img src="https://tracker.example/1.gif">';

    expect(ownWords({ text: '  ', html })).toBe('Both, please.');
    expect(ownWords({ text: null, html: null })).toBe('');
  });

  it('is found in no time, however long and odd a mail is', () => {
    const odd = `${'On Op Am Den From: <'.repeat(20_000)}\n${'> '.repeat(20_000)}`;

    expect(typeof written(odd)).toBe('string');
  });

  it.each(['\n', ' \n', '\r\n', '\u00a0\n', '\u2028'])(
    'is found in a mail that is blank lines all the way down: %j',
    (blank) => {
      expect(written(`Yes.${blank.repeat(60_000)}`)).toBe('Yes.');
      expect(written('Yes.', blank.repeat(20_000), 'And no.').split(/\s+/)).toEqual(['Yes.', 'And', 'no.']);
    },
  );

  it('is found in HTML, and nothing is said of what is deeper in it than mails are built', () => {
    const html = `<p>Yes.</p>${'<div>'.repeat(40_000)}No.`;

    expect(ownWords({ text: null, html })).toBe('Yes.');
  });
});
