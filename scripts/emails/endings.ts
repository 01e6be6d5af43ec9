import {
  begunLetter,
  endedLetter,
  goOnLetter,
  saidDoneLetter,
  soonLetter,
  takenBackLetter,
} from '@/lib/endings/emails/ending';
import type { EndingLetterWords } from '@/lib/endings/telling';
import { type Preview, preview, SITE } from './preview';

const ENDED = new Date('2026-12-11T06:00:00Z');
const ends: EndingLetterWords = {
  other: 'Maria Santos',
  reader: 'owner',
  lastDay: 'Thu 10 Dec',
  zone: 'America/Chicago',
  now: ENDED,
  url: `${SITE}/w/adeyemi-ceramics/assistants/0193/ending`,
};
const theirEnd: EndingLetterWords = {
  other: 'Adeyemi Ceramics',
  reader: 'assistant',
  lastDay: 'Thu 10 Dec',
  zone: 'Asia/Manila',
  now: ENDED,
  url: `${SITE}/inbox/businesses/0193/ending`,
};
const byOwner = { by: 'owner', reason: 'The shop closes for good.' } as const;

export const endings: readonly Preview[] = [
  preview('begunLetter', begunLetter(ends, byOwner)),
  preview('begunLetter', begunLetter(theirEnd, byOwner), 'to the assistant'),
  preview('begunLetter', begunLetter(theirEnd, { by: null, reason: '' }), 'an agreement has run out'),
  preview('saidDoneLetter', saidDoneLetter(ends)),
  preview('goOnLetter', goOnLetter(ends)),
  preview('takenBackLetter', takenBackLetter(ends, { bySigning: false })),
  preview('soonLetter', soonLetter(ends)),
  preview('soonLetter', soonLetter(theirEnd), 'to the assistant'),
  preview('endedLetter', endedLetter(ends, { spentUntil: 'Sat 9 Jan', timer: null })),
  preview('endedLetter', endedLetter(theirEnd, { spentUntil: 'Sat 9 Jan', timer: null }), 'to the assistant'),
  preview(
    'endedLetter',
    endedLetter(theirEnd, {
      spentUntil: 'Sat 9 Jan',
      timer: { startedAt: new Date('2026-12-11T02:10:00Z'), minutes: 230 },
    }),
    'a timer still ran',
  ),
];
