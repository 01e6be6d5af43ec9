import { describe, expect, it } from 'vitest';
import { requestSignInLink } from '@/lib/people/signing-in/signing-in.actions';
import { introduceYourself } from '@/lib/people/yourself.actions';
import { refusalOf } from '@/tests/support/browser/forms';
import { givenDatabase } from '@/tests/support/servers/postgres';
import { givenBrowser, newestMailTo, signedInBrowser } from '@/tests/support/signing-in';

givenDatabase();

describe('what sign-in says to bad input', () => {
  it.each([
    ['', 'Type an e-mail address.'],
    ['maria', 'That doesn’t look like an e-mail address, such as maria@example.com.'],
    [
      'maria@inbox.example, ruth@adeyemi.example',
      'That doesn’t look like an e-mail address, such as maria@example.com.',
    ],
    [
      'maria@inbox.example\r\nBcc: all@inbox.example',
      'That doesn’t look like an e-mail address, such as maria@example.com.',
    ],
    [`${'m'.repeat(250)}@inbox.example`, 'That address is too long.'],
  ])('%j is reported at the field, and stays typed', async (email, message) => {
    const { answer } = await givenBrowser().post(requestSignInLink, { email });

    expect(refusalOf(answer)).toMatchObject({ fieldErrors: { email: message }, values: { email: [email] } });
  });

  it('drops what no address has: control characters and those that change the reading direction', async () => {
    await givenBrowser().post(requestSignInLink, { email: ' ma\u0000ria@\u202einbox.example ' });

    expect((await newestMailTo('maria@inbox.example')).kind).toBe('people.sign_in');
  });

  it.each([
    [{ name: '', timeZone: 'Asia/Manila' }, { name: 'Tell us your name.' }],
    [{ name: '\u202e\u0000', timeZone: 'Asia/Manila' }, { name: 'Tell us your name.' }],
    [
      { name: 'x'.repeat(121), timeZone: 'Asia/Manila' },
      { name: 'That is too long: at most 120 characters.' },
    ],
    [{ name: 'Maria', timeZone: 'Mars/Olympus' }, { timeZone: 'Choose a time zone from the list.' }],
    [{ name: 'Maria' }, { timeZone: 'Choose a time zone.' }],
  ])('%j is reported at the field', async (fields, fieldErrors) => {
    const browser = await signedInBrowser('field@inbox.example');

    const { answer } = await browser.post(introduceYourself, fields);

    expect(refusalOf(answer).fieldErrors).toEqual(fieldErrors);
  });
});
