import { owedAtTheEndInWords } from '@/lib/briefs/delivery/owed.rules';
import {
  begunMail,
  endedMail,
  goOnMail,
  saidDoneMail,
  soonMail,
  takenBackMail,
} from '@/lib/endings/emails/ending';
import type { EndingMailData } from '@/lib/endings/notifying';
import { type Preview, preview, SITE } from './preview';

const ENDED = new Date('2026-12-11T06:00:00Z');
const ends: EndingMailData = {
  other: 'Maria Santos',
  reader: 'owner',
  lastDay: 'Thu 10 Dec',
  zone: 'America/Chicago',
  now: ENDED,
  url: `${SITE}/w/adeyemi-ceramics/assistants/0193/ending`,
};
const theirEnd: EndingMailData = {
  other: 'Adeyemi Ceramics',
  reader: 'assistant',
  lastDay: 'Thu 10 Dec',
  zone: 'Asia/Manila',
  now: ENDED,
  url: `${SITE}/inbox/businesses/0193/ending`,
};
const byOwner = { by: 'owner', reason: 'The shop closes for good.' } as const;

export const endings: readonly Preview[] = [
  preview('begunMail', begunMail(ends, byOwner)),
  preview('begunMail', begunMail(theirEnd, byOwner), 'to the assistant'),
  preview('begunMail', begunMail(theirEnd, { by: null, reason: '' }), 'an agreement has run out'),
  preview('saidDoneMail', saidDoneMail(ends)),
  preview('goOnMail', goOnMail(ends)),
  preview('takenBackMail', takenBackMail(ends, { bySigning: false })),
  preview('soonMail', soonMail(ends)),
  preview('soonMail', soonMail(theirEnd), 'to the assistant'),
  preview('endedMail', endedMail(ends, { spentUntil: 'Sat 9 Jan', timer: null, calledOff: [] })),
  preview(
    'endedMail',
    endedMail(theirEnd, { spentUntil: 'Sat 9 Jan', timer: null, calledOff: [] }),
    'to the assistant',
  ),
  preview(
    'endedMail',
    endedMail(theirEnd, {
      spentUntil: 'Sat 9 Jan',
      timer: { startedAt: new Date('2026-12-11T02:10:00Z'), minutes: 230 },
      calledOff: [],
    }),
    'a timer still ran',
  ),
  preview(
    'endedMail',
    endedMail(theirEnd, {
      spentUntil: 'Sat 9 Jan',
      timer: null,
      calledOff: [
        {
          title: 'Newsletter about the studio sale',
          owed: owedAtTheEndInWords(
            { agreed: { payType: 'fixed', rateMinor: 14_000, currency: 'USD' }, budgetMoney: null },
            'Dewi Lestari',
            'Adeyemi Ceramics',
          ),
        },
      ],
    }),
    'work begun is called off',
  ),
];
