import { expect, it } from 'vitest';
import { browserWords, sessionNames } from '@/lib/people/signing-in/browsers';

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
    'Chrome on Windows',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0',
    'Edge on Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari on an iPhone',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Mobile Safari/537.36',
    'Chrome on Android',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:144.0) Gecko/20100101 Firefox/144.0',
    'Firefox on a Mac',
  ],
  ['curl/8.5.0', 'Another browser'],
  [null, 'A browser that didn’t say which'],
])('%s is %s', (userAgent, words) => {
  expect(browserWords(userAgent)).toBe(words);
});

it('sessions that began within one minute in the like of browsers are told apart, and no others are numbered', () => {
  const [firefox, chrome] = ['Firefox/144.0 (Windows)', 'Chrome/142.0 (Windows)'];
  const begun = (id: string, userAgent: string, time: string) => ({
    id,
    userAgent,
    createdAt: new Date(`2027-03-08T${time}Z`),
  });

  const names = sessionNames([
    begun('newest', firefox, '16:01:00'),
    begun('second', firefox, '16:00:40'),
    begun('other', chrome, '16:00:30'),
    begun('first', firefox, '16:00:02'),
  ]);

  expect(Object.fromEntries(names)).toEqual({
    newest: 'Firefox on Windows',
    second: 'Firefox on Windows (2)',
    other: 'Chrome on Windows',
    first: 'Firefox on Windows (1)',
  });
});
