import { expect, test } from './support/test';

test('a form that breaks its own rules is told so, and is no failure of the server', async ({ request }) => {
  for (const headers of [
    { 'content-type': 'multipart/form-data' },
    { 'content-type': 'multipart/form-data; boundary=abc', origin: 'nonsense' },
    { 'content-type': 'multipart/form-data; boundary=abc', 'sec-fetch-site': 'cross-site' },
  ]) {
    const answer = await request.post('/sign-in', { headers, data: '--abc--' });

    expect(answer.status(), JSON.stringify(headers)).toBe(400);
    expect(await answer.text()).toContain('nothing was done');
  }
});
