import { afterEach, expect, it, vi } from 'vitest';
import { reportFailure } from '@/lib/platform/http/failures';
import { answerWhenUnreadable } from '@/lib/platform/http/unreadable-form';
import { log } from '@/lib/platform/logging/log';
import { listen } from '@/tests/support/servers/listening';

const FORM = 'multipart/form-data; boundary=abc';
const unreadable = new TypeError('Failed to parse body as FormData.');

afterEach(() => {
  vi.restoreAllMocks();
});

/** What a client gets when Next, reading its request, fails with `error`. */
async function answered(error: Error, type = FORM) {
  const { url, close } = await listen((request, response) => {
    answerWhenUnreadable(request, response);
    reportFailure(error, { headers: request.headers, route: '/sign-in' });
    response.statusCode = 500;
    response.setHeader('etag', '"1"');
    response.setHeader('content-length', 21);
    response.end('Internal Server Error');
  });
  try {
    const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body: '--abc' });
    return { status: answer.status, etag: answer.headers.get('etag'), text: await answer.text() };
  } finally {
    await close();
  }
}

it.each([unreadable, new Error('Unexpected end of form')])(
  'a form on which Next fails with “%s” is answered with a 400 in words, and logged as no failure',
  async (error) => {
    const failed = vi.spyOn(log, 'error');

    const answer = await answered(error);

    expect(answer).toMatchObject({ status: 400, etag: null });
    expect(answer.text).toContain('nothing was done');
    expect(failed).not.toHaveBeenCalled();
  },
);

it('whatever else fails keeps its 500, and is logged as a failure', async () => {
  const failed = vi.spyOn(log, 'error').mockReturnValue();

  const answers = [await answered(new Error('a bug')), await answered(unreadable, 'text/plain')];

  expect(answers.map(({ status }) => status)).toEqual([500, 500]);
  expect(failed).toHaveBeenCalledOnce();
});

it('a form whose sender went away is logged as no failure', () => {
  const failed = vi.spyOn(log, 'error');
  const told = vi.spyOn(log, 'info').mockReturnValue();

  const aborted = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
  reportFailure(aborted, { headers: {}, route: '/inbox' });

  expect(failed).not.toHaveBeenCalled();
  expect(told).toHaveBeenCalledOnce();
});
