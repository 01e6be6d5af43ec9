import { describe, expect, it } from 'vitest';
import { ownWords } from '@/lib/platform/mail/receiving/own-words';
import {
  BELOW,
  BELOW_IT,
  ENGLISH,
  FOOT,
  FORWARDED,
  INLINE,
  ON_TOP,
  OURS,
  SAFE,
  SENT,
  TITLE,
  WHITE,
} from '@/tests/corpus/replies/programs';

describe('a reply as mail programs write it', () => {
  const read = (lines: readonly string[]) => ownWords({ text: lines.join('\r\n'), html: null }, OURS, [SENT]);

  it.each(ON_TOP)('above what is quoted: %s', (_, lines, own) => expect(read(lines)).toBe(own));

  it.each(BELOW_IT)('below what is quoted: %s', (_, lines, own) => expect(read(lines)).toBe(own));

  it.each(INLINE)('between the lines that are quoted: %s', (_, lines, own) => expect(read(lines)).toBe(own));

  it('keeps another’s mail that it forwards', () => {
    expect(read(['Look:', '', ...FORWARDED])).toBe(['Look:', '', ...FORWARDED].join('\n'));
  });

  it('is empty when nothing was written', () => {
    expect(read([...ENGLISH, ...BELOW])).toBe('');
  });

  it('keeps some of the quotation rather than lose an answer on its line, and no link that stops mails', () => {
    const own = read([...ENGLISH, TITLE, '', `${WHITE} Pure white.`, '', `No thanks. ${SAFE}`]);

    expect(own).toContain('Pure white.');
    expect(own).toContain('No thanks.');
    expect(own).not.toContain('unsubscribe');
  });

  describe('to a mail that we no longer have, of a conversation whose mails end alike', () => {
    const mailOf = (at: string, message: string) => {
      const lines = ['Ann wrote about Spring catalogue', at, message, 'Open it', FOOT];
      return { text: lines.join('\n\n'), html: lines.map((line) => `<p>${line}</p>`).join('') };
    };
    const left = [
      mailOf('Fri 27 Nov, 09:00', 'The glaze has come.'),
      mailOf('Fri 27 Nov, 10:00', 'Two are done.'),
    ];
    const readOf = (...lines: readonly string[]) =>
      ownWords({ text: [...ENGLISH, ...lines].join('\n'), html: null }, OURS, left);
    const gone = mailOf('Mon 2 Nov, 08:00', 'The kiln is cold.').text.split('\n');

    it('has nothing of the quotation posted', () => {
      expect(readOf(...gone)).toBe('');
      expect(ownWords({ text: ['Yes.', '', ...ENGLISH, ...gone].join('\n'), html: null }, OURS, left)).toBe(
        'Yes.',
      );
    });

    it('is told apart by one line of a mail that we have, or by an end that isn’t quoted', () => {
      expect(readOf('Ann wrote about Spring catalogue', 'Fri 27 Nov, 10:00', 'Which two?', FOOT)).toBe(
        'Which two?',
      );
      expect(readOf('Ann wrote about Spring catalogue', 'What about the plates?')).toBe(
        'What about the plates?',
      );
    });
  });

  it('is read between the lines of HTML alone', () => {
    const html = `<div><b>From:</b> Handover &lt;handover@example.com&gt;<br><b>Sent:</b> Friday, November 27, 2026 5:00 PM<br><b>To:</b> Maria<br><b>Subject:</b> Question</div>${SENT.html.replace('<p>Do we', '<p style="color:red">Pure white.</p><p>Do we')}`;

    expect(ownWords({ text: null, html }, OURS, [SENT])).toBe('Pure white.');
  });
});
