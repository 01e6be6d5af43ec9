// Replies to one mail of ours as mail programs write them, with the words that are their writer's own: above what is
// quoted, below it, or between its lines.

const FROM = 'Handover <handover@example.com>';
export const OURS = ['handover@example.com', 'reply+a1b2@inbox.example'];
const STOP = 'https://handover.example/unsubscribe/a1b2.c3d4';
export const SENT = {
  text: `Maria asks about Spring catalogue\n\nWhich white do you want?\n\nDo we send the large bowl or the small one, and until when is it needed at the shop?\n\nAnswer the questions:\nhttps://handover.example/briefs/1\n\n--------\n\nAnswer this mail, and what you write appears in the conversation. Stop mails like this ${STOP}`,
  html: `<h1>Maria asks about Spring catalogue</h1><p>Which white do you want?</p><p>Do we send the large bowl or the small one, and until when is it needed at the shop?</p><a href="https://handover.example/briefs/1">Answer the questions</a><p>Answer this mail, and what you write appears in the conversation. <a href="${STOP}">Stop mails like this</a></p>`,
};

export const [TITLE, WHITE, BOWL] = [
  'Maria asks about Spring catalogue',
  'Which white do you want?',
  'Do we send the large bowl or the small one, and until when is it needed at the shop?',
];
const LINK = 'Answer the questions<https://handover.example/briefs/1>';
export const FOOT = `Answer this mail, and what you write appears in the conversation. Stop mails like this<${STOP}>`;
export const SAFE = `Answer this mail, and what you write appears in the conversation. Stop mails like this<https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(STOP)}&data=05>`;

const head = (from: string, sent: string, to: string, subject: string) => [
  `${from}: ${FROM}`,
  `${sent}: Friday, 27 November 2026 17:00`,
  `${to}: Maria Santos <maria@santos.example>`,
  `${subject}: Question, due Friday`,
  '',
];
export const ENGLISH = head('From', 'Sent', 'To', 'Subject');
const LINE = '________________________________';
const quoted = (...lines: readonly string[]) => lines.map((line) => `> ${line}`);
export const BELOW = [TITLE, '', WHITE, '', BOWL, '', LINK, '', FOOT];
const between = (white: string, bowl: string) => [
  TITLE,
  '',
  WHITE,
  white,
  '',
  BOWL,
  bowl,
  '',
  LINK,
  '',
  FOOT,
];

type Reply = readonly [program: string, lines: readonly string[], own: string];

export const ON_TOP: readonly Reply[] = [
  ['Outlook desktop', ['Pure white.', '', ...ENGLISH, ...BELOW], 'Pure white.'],
  ['Outlook on the web', ['Pure white.', LINE, ...ENGLISH, ...BELOW], 'Pure white.'],
  ['Outlook with Safe Links', ['Pure white.', ...ENGLISH, TITLE, '', WHITE, '', SAFE], 'Pure white.'],
  [
    'Outlook on a phone',
    ['Pure white.', '', 'Get Outlook for iOS<https://aka.ms/o0ukef>', LINE, ...ENGLISH, ...BELOW],
    'Pure white.',
  ],
  [
    'Outlook, original message',
    ['Pure white.', '', '-----Original Message-----', ...ENGLISH, ...BELOW],
    'Pure white.',
  ],
  [
    'Outlook in German',
    ['Reinweiß.', '', ...head('Von', 'Gesendet', 'An', 'Betreff'), ...BELOW],
    'Reinweiß.',
  ],
  ['Outlook in French', ['Blanc pur.', '', ...head('De', 'Envoyé', 'À', 'Objet'), ...BELOW], 'Blanc pur.'],
  [
    'Outlook in Spanish',
    ['Blanco puro.', '', ...head('De', 'Enviado', 'Para', 'Asunto'), ...BELOW],
    'Blanco puro.',
  ],
  [
    'Outlook in Polish',
    ['Czysta biel.', '', ...head('Od', 'Wysłane', 'Do', 'Temat'), ...BELOW],
    'Czysta biel.',
  ],
  [
    'Outlook in Japanese',
    ['純白です。', '', ...head('差出人', '送信日時', '宛先', '件名'), ...BELOW],
    '純白です。',
  ],
  [
    'Outlook in Arabic',
    ['أبيض نقي.', '', ...head('من', 'تم الإرسال', 'إلى', 'الموضوع'), ...BELOW],
    'أبيض نقي.',
  ],
  [
    'Gmail',
    ['Pure white.', '', `On Fri, Nov 27, 2026 at 5:00 PM ${FROM}`, 'wrote:', '', ...quoted(...BELOW)],
    'Pure white.',
  ],
  [
    'Gmail in German',
    ['Reinweiß.', '', `Am Fr., 27. Nov. 2026 um 17:00 Uhr schrieb ${FROM}:`, '', ...quoted(...BELOW)],
    'Reinweiß.',
  ],
  [
    'Gmail in Polish',
    ['Czysta biel.', '', `pt., 27 lis 2026 o 17:00 ${FROM} napisał(a):`, '', ...quoted(...BELOW)],
    'Czysta biel.',
  ],
  [
    'Apple Mail',
    ['Pure white.', '', `> On 27 Nov 2026, at 17:00, ${FROM} wrote:`, '> ', ...quoted(...BELOW)],
    'Pure white.',
  ],
  [
    'Apple Mail in French',
    ['Blanc pur.', '', `Le 27 nov. 2026 à 17:00, ${FROM} a écrit :`, '', ...quoted(...BELOW)],
    'Blanc pur.',
  ],
  [
    'iPhone',
    [
      'Pure white.',
      '',
      'Sent from my iPhone',
      '',
      `> On 27 Nov 2026, at 17:00, ${FROM} wrote:`,
      ...quoted(...BELOW),
    ],
    'Pure white.',
  ],
  [
    'Samsung',
    [
      'Pure white.',
      '',
      'Sent from my Galaxy',
      '',
      '-------- Original message --------',
      ...ENGLISH,
      ...BELOW,
    ],
    'Pure white.',
  ],
  [
    'a signature',
    ['Pure white.', '', '-- ', 'Maria Santos', '+63 917 000 0000', '', ...ENGLISH, ...BELOW],
    'Pure white.',
  ],
  [
    'a mail of ours that was erased meanwhile',
    ['Pure white.', '', ...ENGLISH, 'Something else was asked.', '', STOP],
    'Pure white.',
  ],
];

export const BELOW_IT: readonly Reply[] = [
  ['Outlook', [...ENGLISH, ...BELOW, '', 'Pure white.'], 'Pure white.'],
  ['Outlook with a signature', [...ENGLISH, ...BELOW, '', 'Pure white.', '', '-- ', 'Maria'], 'Pure white.'],
  [
    'Outlook on a phone',
    [LINE, ...ENGLISH, ...BELOW, '', 'Pure white.', '', 'Get Outlook for Android<https://aka.ms/AAb9ysg>'],
    'Pure white.',
  ],
  [
    'Thunderbird',
    [`On 27/11/2026 17:00, ${FROM} wrote:`, ...quoted(...BELOW), '', 'Pure white.'],
    'Pure white.',
  ],
  [
    'Thunderbird in Spanish',
    [`El 27/11/2026 a las 17:00, ${FROM} escribió:`, ...quoted(...BELOW), '', 'Blanco puro.'],
    'Blanco puro.',
  ],
  [
    'Outlook, no `>` below an attribution',
    [`On Friday, November 27, 2026 at 05:00 PM, ${FROM} wrote:`, '', ...BELOW, '', 'Pure white.'],
    'Pure white.',
  ],
];

export const INLINE: readonly Reply[] = [
  ['Outlook', [...ENGLISH, ...between('Pure white.', 'The large one.')], 'Pure white.\n\nThe large one.'],
  [
    'Outlook, with a word on top',
    ['See below.', '', ...ENGLISH, ...between('Pure white.', 'By Friday.')],
    'See below.\n\nPure white.\n\nBy Friday.',
  ],
  [
    'Outlook, an answer in words of the question',
    ['', ...ENGLISH, ...between('Pure white.', 'Send the large bowl')],
    'Pure white.\n\nSend the large bowl',
  ],
  ['Outlook on the web', [LINE, ...ENGLISH, ...between('Pure white.', 'Yes.')], 'Pure white.\n\nYes.'],
  [
    'Outlook in German',
    [...head('Von', 'Gesendet', 'An', 'Betreff'), ...between('Reinweiß.', 'Die große.')],
    'Reinweiß.\n\nDie große.',
  ],
  [
    'Outlook in Japanese',
    [...head('差出人', '送信日時', '宛先', '件名'), ...between('純白です。', '大きい方です。')],
    '純白です。\n\n大きい方です。',
  ],
  [
    'Outlook in Arabic',
    [...head('من', 'تم الإرسال', 'إلى', 'الموضوع'), ...between('أبيض نقي.', 'الكبير.')],
    'أبيض نقي.\n\nالكبير.',
  ],
  [
    'Outlook, text only, wrapped',
    [...ENGLISH, TITLE, '', WHITE, 'Pure white.', '', BOWL.slice(0, 53), BOWL.slice(54), 'Both.'],
    'Pure white.\n\nBoth.',
  ],
  ['Outlook, marks that aren’t letters', [...ENGLISH, ...between('👍', '?')], '👍\n\n?'],
  [
    'Outlook, an answer with a link',
    [...ENGLISH, ...between('https://paint.example/white', 'Both.')],
    'https://paint.example/white\n\nBoth.',
  ],
  [
    'Outlook, a line that is repeated on purpose',
    [...ENGLISH, ...between(WHITE, 'Both.')],
    `${WHITE}\n\nBoth.`,
  ],
  [
    'Thunderbird',
    [`On 27/11/2026 17:00, ${FROM} wrote:`, ...quoted(TITLE, WHITE), 'Pure white.', ...quoted(BOWL), 'Both.'],
    'Pure white.\n\nBoth.',
  ],
  [
    'Gmail',
    [
      `On Fri, Nov 27, 2026 at 5:00 PM ${FROM}`,
      'wrote:',
      '',
      ...quoted(WHITE),
      '',
      'Pure white.',
      '',
      ...quoted(BOWL),
      '',
      'Both.',
    ],
    'Pure white.\n\nBoth.',
  ],
];

export const FORWARDED = [
  'From: Ann Clay <ann@clay.example>',
  'Sent: Friday, November 27, 2026 5:00 PM',
  'To: Maria Santos <maria@santos.example>',
  'Subject: Glaze',
  '',
  'We have forty kilos.',
];
