import { expect, test } from './support/test';

const PARTS = { 'content-type': 'multipart/form-data; boundary=abc' };
const FIELD = '--abc\r\nContent-Disposition: form-data; name="email"\r\n\r\nruth@adeyemi-ceramics.example';

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

test('so is a form that was cut off, that names another boundary, or that has no parts', async ({
  request,
}) => {
  for (const data of [FIELD, `${FIELD}\r\n--abd--\r\n`, 'nothing like it', '']) {
    const answer = await request.post('/sign-in', { headers: PARTS, data });

    expect(answer.status(), data).toBe(400);
    expect(await answer.text()).toContain('nothing was done');
  }
});
