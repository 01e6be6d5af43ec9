import { notDeliveredMail } from '@/lib/threads/composing/emails/not-delivered';
import { leftOutMail } from '@/lib/threads/replies/emails/left-out';
import { notAnAnswerMail } from '@/lib/threads/replies/emails/not-an-answer';
import { refusedMail } from '@/lib/threads/replies/emails/refused';
import { type Preview, preview, SITE } from './preview';

const url = `${SITE}/inbox/briefs/0193/0193`;
const REASONS = ['not_authentic', 'expired', 'not_there', 'empty', 'too_long', 'too_many_files'] as const;

export const replies: readonly Preview[] = [
  preview('refusedMail', refusedMail({ reason: 'other_sender', url: null }), 'from another address'),
  ...REASONS.map((reason) =>
    preview('refusedMail', refusedMail({ reason, url }), reason.replaceAll('_', ' ')),
  ),
  preview(
    'leftOutMail',
    leftOutMail({
      problems: ['“kiln.mov” is larger than 25 MB. Make it smaller, or give a link to it.'],
      url,
    }),
  ),
  preview(
    'notAnAnswerMail',
    notAnAnswerMail({ why: 'This question was answered by somebody else in the meantime.', url }),
  ),
  ...(['ended', 'left', 'closed'] as const).map((why) =>
    preview(
      'notDeliveredMail',
      notDeliveredMail({
        why,
        business: 'Adeyemi Ceramics',
        to: 'Maria Santos',
        title: why === 'left' ? '' : 'Product photos',
        body: 'The samples are here.\nThe green is right this time.',
        files: why === 'ended' ? ['samples.jpg', 'glazes.csv'] : [],
        when: 'Thu 26 Nov, 09:00',
        url: why === 'ended' ? `${SITE}/w/adeyemi/briefs/0193` : null,
      }),
      why,
    ),
  ),
];
