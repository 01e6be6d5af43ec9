import { render } from '@react-email/render';
import { describe, expect, it } from 'vitest';
import { type CombinedNotification, combinedMail } from '@/lib/notifications/sending/emails/combined';

const AT = new Date('2026-11-29T09:42:00Z');
const READER = { zone: 'Asia/Manila', now: new Date('2026-11-29T09:45:00Z') };

function message(about: string, excerpt: string): CombinedNotification {
  return {
    id: excerpt,
    kind: 'thread.message',
    text: `Ruth Adeyemi wrote about “${about}”`,
    excerpt,
    business: 'Adeyemi Ceramics',
    createdAt: AT,
    url: `/inbox/briefs/${about}`,
    subjectId: about,
    side: 'assistant',
    slug: 'adeyemi-ceramics',
    gathering: 'daily',
  };
}

describe('a mail that tells several things', () => {
  it('names what several messages are about once, and quotes each', async () => {
    const { subject, element } = combinedMail(
      [
        message('The kiln', 'He comes at eight.'),
        message('The fair', 'We have a table.'),
        message('The kiln', 'And he wants coffee.'),
      ],
      READER,
    );

    const text = await render(element, { plainText: true });

    expect(subject).toBe('2 things to know from Adeyemi Ceramics');
    expect(text.match(/wrote about “The kiln”/g)).toHaveLength(1);
    for (const words of ['He comes at eight.', 'And he wants coffee.', 'We have a table.'])
      expect(text).toContain(words);
    expect(text).toContain('Sun 29 Nov, 17:42 your time');
  });

  it('sets what somebody wrote apart, so that Arabic reads from the right', async () => {
    const { element } = combinedMail([message('The kiln', 'وصل الطين.')], READER);

    expect(await render(element)).toMatch(/<p[^>]*dir="auto"[^>]*>وصل الطين\.<\/p>/);
  });

  it.each([
    ['daily', 'You get this because you work with Adeyemi Ceramics. You chose to be told once a day'],
    ['weekly', 'You get this because you work with Adeyemi Ceramics. You chose to be told once a week'],
    [
      'quiet',
      'You get this because you work with Adeyemi Ceramics. It waited for the end of your quiet hours',
    ],
  ])('says why it comes, and why only now, also with one thing in it: %s', async (gathering, why) => {
    const kiln = { ...message('The kiln', 'He comes at eight.'), gathering };

    for (const mail of [[kiln], [kiln, { ...message('The fair', 'We have a table.'), gathering }]])
      expect(await render(combinedMail(mail, READER).element, { plainText: true })).toContain(why);
  });
});
