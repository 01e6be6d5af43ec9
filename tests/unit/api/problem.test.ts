import { describe, expect, it } from 'vitest';
import { answerOf, problemOf, problemOfFields } from '@/lib/api/serving/problem';

describe('a refusal as a problem', () => {
  it.each([
    ['not_found', 404, 'Not Found'],
    ['not_yours', 403, 'Forbidden'],
    ['sign_in_again', 403, 'Forbidden'],
    ['signed_out', 401, 'Unauthorized'],
    ['account_erased', 401, 'Unauthorized'],
    ['invalid', 422, 'Unprocessable Content'],
    ['too_many', 429, 'Too Many Requests'],
    ['changed_meanwhile', 412, 'Precondition Failed'],
    ['bug', 500, 'Internal Server Error'],
    ['busy', 503, 'Service Unavailable'],
    ['unknown', 503, 'Service Unavailable'],
    ['wrong_state', 409, 'Conflict'],
  ])('%s is %i %s', async (code, status, title) => {
    const answer = answerOf(problemOf({ code, message: 'It can’t be done.' }), { 'x-request-id': 'r' });

    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('x-request-id')]).toEqual([
      status,
      'application/problem+json',
      'r',
    ]);
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title,
      status,
      code,
      detail: 'It can’t be done.',
    });
  });

  it('belongs to the field that it names, and says when to try again', () => {
    const problem = problemOf({ code: 'too_late', message: 'It is over.', field: 'at', waitSeconds: 30 });

    expect(problem.status).toBe(422);
    expect(problem.errors).toEqual([{ field: 'at', message: 'It is over.' }]);
    expect(answerOf(problem, {}).headers.get('retry-after')).toBe('30');
  });

  it('is answered with the invalid fields, and without a list where there are none', async () => {
    const errors = [{ field: 'title', message: 'Write a title.' }];
    const bodyOf = (problem: Parameters<typeof answerOf>[0]) => answerOf(problem, {}).json();

    expect(await bodyOf(problemOfFields(errors))).toMatchObject({ errors });
    expect(await bodyOf(problemOf({ code: 'too_late', message: 'It is over.' }))).not.toHaveProperty(
      'errors',
    );
  });

  it('names the fields if nothing else is said', () => {
    const errors = [{ field: 'title', message: 'Write a title.' }];

    expect(problemOfFields(errors)).toMatchObject({ status: 422, code: 'invalid', errors });
    expect(problemOf({ code: 'invalid', message: '' }, errors).message).toContain('Write a title.');
  });
});
