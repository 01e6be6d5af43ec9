import { describe, expect, it } from 'vitest';
import { ownWords } from '@/lib/platform/mail/receiving/own-words';

const OURS = ['handover@example.com', 'reply+a1b2@inbox.example'];
const written = (...lines: readonly string[]) => ownWords({ text: lines.join('\n'), html: null }, OURS);
const inHtml = (html: string) => ownWords({ text: null, html }, OURS);

describe('what somebody wrote themselves', () => {
  it('is what is above the quotation, as Gmail and Apple Mail write it', () => {
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

  it('is what is above the header that Outlook puts over its quotation', () => {
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
    expect(written('Yes.', '', 'Get Outlook for iOS<https://aka.ms/o0ukef>')).toBe('Yes.');
    expect(written('Ja.', '', 'Gesendet mit der GMX Mail App')).toBe('Ja.');
    expect(written('Ja.', '', 'Von meinem iPhone gesendet')).toBe('Ja.');
    expect(written('Evet.', '', 'iPhone’umdan gönderildi')).toBe('Evet.');
    expect(written('Tak.', '', 'Wysłane z iPhone’a')).toBe('Tak.');
    expect(written('はい。', '', 'iPhoneから送信')).toBe('はい。');
  });

  it.each([
    'Yes.\n\nBest regards,\nMaria\n\nPS: The invoice is due on Friday.',
    'Option A is 10.\n---\nOption B is 20.\n\nWhich one?',
    'Prices:\n\n====\nA 10\nB 20',
    'Both go in.\n\n--\n\nAnd the other: no.',
    'Write to the supplier:\n\nFrom: Ann <ann@bowls.example>\nuntil Friday.',
    'Booked for:\n\nName: Ann\nMail: ann@bowls.example\nWhen: 27 Nov 2026 17:00\n\nIs that right?',
    'Sent from the shop today: 20 bowls.',
    'Sent from Gmail, three invoices and one is missing',
    'Sent from the mail room yesterday',
    'Get the Outlook file from Ann.',
    'Which phone?\n\niPhone 15',
    'On Monday they wrote:\nwe agree.\n\nSo go on.',
  ])('stays whole where it only looks like a signature or a quotation: %j', (words) => {
    expect(written(words)).toBe(words);
  });

  it.each([
    'Am Fr., 27. Nov. 2026 um 17:00 Uhr schrieb Handover for Bright Books <\nhandover@example.com>:',
    'Handover <handover@example.com> escreveu (sexta, 27/11/2026 à(s) 17:00):',
    'pt., 27 lis 2026 o 17:00 Handover <handover@example.com> napisał(a):',
    'Wiadomość napisana przez Handover <handover@example.com> w dniu 27 lis 2026, o godz. 17:00:',
    '2026年11月27日(金) 17:00 Handover <handover@example.com>:',
    '2026/11/27 17:00、Handover <handover@example.com>のメール:',
    '2026년 11월 27일 (금) 오후 5:00, Handover <handover@example.com>님이 작성:',
    'Handover <handover@example.com> 于2026年11月27日周五 17:00写道：',
    'пт, 27 нояб. 2026 г. в 17:00, Handover <handover@example.com>:',
    '27.11.2026 17:00, Handover пишет:',
    'Handover <handover@example.com>, 27 Kas 2026 Cum, 17:00 tarihinde şunu yazdı:',
    'Vào Th 6, 27 thg 11, 2026 vào lúc 17:00 Handover <handover@example.com> đã viết:',
    'Pada Jum, 27 Nov 2026 pukul 17.00 Handover <handover@example.com> menulis:',
    'Noong Biy, Nob 27, 2026 nang 5:00 PM, sumulat si Handover <handover@example.com>:',
    'În vin., 27 nov. 2026 la 17:00, Handover <handover@example.com> a scris:',
    'في الجمعة، 27 نوفمبر 2026 في 5:00 م تمت كتابة ما يلي بواسطة \u202aHandover\u202c\u200f <\u202ahandover@example.com\u202c\u200f>:',
  ])('is what stands above the quotation in any language: %s', (sentence) => {
    expect(written('Yes, do it.', '', sentence, '', '> Which white?', '>', '> Handover')).toBe('Yes, do it.');
    expect(written('Yes, do it.', sentence, '> Which white?')).toBe('Yes, do it.');
  });

  it.each([
    ['Od', 'Wysłane', 'Do', 'Temat'],
    ['Från', 'Skickat', 'Till', 'Ämne'],
    ['От', 'Отправлено', 'Кому', 'Тема'],
    ['差出人', '送信日時', '宛先', '件名'],
    ['*De *', '*Envoyé *', '*À *', '*Objet *'],
  ])('is what stands above a head of Outlook in any language: %s', (from, sent, to, subject) => {
    const head = [`${from}: Handover <handover@example.com>`, `${sent}: 27 2026 17:00`, `${to}: Maria`];
    const quoted = [
      ...head,
      `${subject}: Question`,
      '',
      'Which white?',
      'https://handover.example/stop/a1b2',
    ];

    expect(written('Pure white.', '', ...quoted)).toBe('Pure white.');
    expect(written('Pure white.', '', '________________________________', ...quoted)).toBe('Pure white.');
    expect(written('Pure white.', '', '-----Original Message-----', ...quoted)).toBe('Pure white.');
  });

  it('is what stands above what is quoted without a mark, where that is a mail of ours', () => {
    const sentence = 'On Friday, November 27, 2026 at 05:00 PM, Handover <reply+a1b2@inbox.example> wrote:';

    expect(written('Pure white.', '', sentence, '', 'Which white?')).toBe('Pure white.');
  });

  it('keeps what is answered line by line, below the sentence over what is quoted', () => {
    const answered = [
      'Le ven. 27 nov. 2026 à 17:00, Handover a écrit :',
      '> Which white?',
      '',
      'Pure white.',
    ];

    expect(written(...answered)).toBe('Pure white.');
  });

  it('keeps what is answered below a quotation that a signature stands above, as K-9 and FairEmail write it', () => {
    const answered = [
      'See below.',
      '',
      '-- ',
      'Maria Santos',
      '',
      'On 27 November 2026 17:00:12, Handover <handover@example.com> wrote:',
      '> Which white?',
      '',
      'Pure white.',
      '',
      '> How many?',
      '',
      'Twenty.',
      '-- ',
      'Maria',
    ];

    expect(written(...answered)).toBe('See below.\n\nPure white.\n\nTwenty.');
  });

  it('keeps paragraphs, lists and a quotation that is answered line by line', () => {
    const words = ['First:', '', '- bowls', '- plates', '', 'Then the rest.'].join('\n');

    expect(written(words)).toBe(words);
  });

  it('is empty when there is nothing but a quotation', () => {
    expect(written('On Thu, Nov 26, 2026 at 9:12 AM Handover <h@example.com> wrote:', '', '> Hello')).toBe(
      '',
    );
  });

  it('is read from the HTML of a mail that has no text, without what that quotes', () => {
    const html =
      '<div>Both, <b>please</b>.</div><div class="gmail_quote">On Thursday Handover wrote:<blockquote>Which?</blockquote></div><img src="https://tracker.example/1.gif">';

    expect(ownWords({ text: '  ', html }, OURS)).toBe('Both, please.');
    expect(ownWords({ text: null, html: null }, OURS)).toBe('');
  });

  it('is what stands above the head in the HTML of Outlook, which wraps nothing around what it quotes', () => {
    const html =
      '<div>Pure white.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> Handover &lt;handover@example.com&gt;<br><b>Sent:</b> Friday, November 27, 2026 5:00 PM<br><b>To:</b> Maria<br><b>Subject:</b> Question</div><div>Which white?</div>';

    expect(inHtml(html)).toBe('Pure white.');
  });

  it('is found quickly, however long and odd a mail is', () => {
    const odd = `${'On Op Am Den From: <'.repeat(20_000)}\n${'> '.repeat(20_000)}`;

    expect(typeof written(odd)).toBe('string');
  });

  it.each(['\n', ' \n', '\r\n', '\u00a0\n', '\u2028'])(
    'is found quickly in a mail that is blank lines all the way down: %j',
    (blank) => {
      expect(written(`Yes.${blank.repeat(60_000)}`)).toBe('Yes.');
      expect(written('Yes.', blank.repeat(20_000), 'And no.').split(/\s+/)).toEqual(['Yes.', 'And', 'no.']);
    },
  );

  it('is found in HTML, and nothing nested deeper than mails are built', () => {
    const html = `<p>Yes.</p>${'<div>'.repeat(40_000)}No.`;

    expect(inHtml(html)).toBe('Yes.');
  });
});
