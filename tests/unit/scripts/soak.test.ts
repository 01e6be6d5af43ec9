import { describe, expect, it } from 'vitest';
import { readAnswer } from '@/scripts/soak/answers';
import { Chance } from '@/scripts/soak/chance';
import { expectedTimes, type Operation, type Outcome } from '@/scripts/soak/diary';
import { untried } from '@/scripts/soak/verify-operations';
import { markIn } from '@/scripts/soak/written';
import { fillIn, hasButton, inputsOf, linksTo } from '@/tests/support/browser/scriptless';

const tried = (...outcomes: readonly Outcome[]): Pick<Operation, 'tries'> => ({
  tries: outcomes.map((outcome) => ({ outcome, at: '', said: '' })),
});

describe('the diary of a soak', () => {
  it('wants what was acknowledged, or seen afterwards, exactly once', () => {
    const once = { least: 1, most: 1 };

    expect(expectedTimes(tried('acknowledged'))).toEqual(once);
    expect(expectedTimes(tried('unanswered', 'refused', 'seen'))).toEqual(once);
  });

  it('wants what was never answered at most once, and what was refused not at all', () => {
    expect(expectedTimes(tried('unanswered', 'refused'))).toEqual({ least: 0, most: 1 });
    expect(expectedTimes(tried('failed', 'refused'))).toEqual({ least: 0, most: 0 });
  });

  it('finds its marks in whatever people write, and nobody else’s', () => {
    expect(markIn('A word on it: M000042.')).toBe('M000042');
    expect(markIn('01890c5e-7a00-7000-8000-000000000001')).toBe('01890c5e-7a00-7000-8000-000000000001');
    expect(markIn('the M25')).toBeNull();
  });

  it('knows what nobody managed to do', () => {
    const done: Operation = { ...tried('acknowledged'), what: 'approved', mark: 'M000001', by: 'Ruth' };

    expect(untried([done])).not.toContain('Nobody approved.');
    expect(untried([{ ...done, ...tried('refused') }])).toContain('Nobody approved.');
  });

  it('makes the same choices again for the same seed', () => {
    const choices = (seed: number) =>
      Array.from({ length: 20 }, () => new Chance(seed, 'Maria')).map((each) => each.next());
    const [one, other] = [new Chance(7, 'Maria'), new Chance(7, 'Maria')];

    expect(choices(7)).toEqual(choices(7));
    expect([one.next(), one.next()]).toEqual([other.next(), other.next()]);
    expect(new Chance(7, 'Maria').next()).not.toBe(new Chance(7, 'Dewi').next());
  });
});

describe('an answer, as the person who posted understands it', () => {
  const answered = (status: number, html = '') => readAnswer(async () => new Response(html, { status }));
  const alert = (words: string) => `<form><p role="alert" class="x">${words}</p></form>`;

  it('acknowledges by a page without an alert, or by redirecting', async () => {
    expect((await answered(200, '<p>Done</p>')).kind).toBe('acknowledged');
    expect((await answered(303)).kind).toBe('acknowledged');
  });

  it('refuses with its reason, and tells a failure of ours from what nobody can know', async () => {
    expect(await answered(200, alert('It is closed.'))).toMatchObject({
      kind: 'refused',
      said: 'It is closed.',
    });
    for (const said of ['Something went wrong on our side.', 'Handover is busy just now.'])
      expect((await answered(200, alert(said))).kind).toBe('failed');
    expect((await answered(200, alert('this may have been done, or not'))).kind).toBe('unanswered');
  });

  it('is none when the server fails, or the connection breaks', async () => {
    expect((await answered(502)).kind).toBe('unanswered');
    expect((await readAnswer(() => Promise.reject(new Error('reset')))).kind).toBe('unanswered');
  });
});

describe('a browser without scripts', () => {
  const html = `<a href="/w/obi/briefs/1?x">One</a><a href="/inbox">Other</a><button>Not in a form</button>
    <form><input type="hidden" name="id" value="1"/><textarea name="note"></textarea><button>Approve</button></form>
    <form action="/week"><input type="checkbox" name="owed" value="a" checked=""/><input type="radio" name="unmet[0]" value="on"/>
      <select name="method"><option value="wise">Wise</option><option value="bank" selected="">Bank</option></select>
      <button name="when" value="now">Approve</button></form>`;
  const page = { url: 'http://localhost/brief', cookie: '', html };
  const entries = (form: FormData) => Object.fromEntries(form.entries());

  it('posts what is selected, and what is typed over it, of the intended form', () => {
    expect(entries(fillIn(page, 'Approve', { note: 'Good.' }, 'note').body)).toEqual({
      id: '1',
      note: 'Good.',
    });
    const week = fillIn(page, 'Approve', { 'unmet[0]': 'on' }, 'owed');

    expect(week.url).toBe('http://localhost/week');
    expect(entries(week.body)).toEqual({ owed: 'a', method: 'bank', 'unmet[0]': 'on', when: 'now' });
    expect(() => fillIn(page, 'Approve')).toThrow('2 forms');
  });

  it('presses a button that is an input, and leaves out the others', () => {
    const inputs = `<form action="/in"><input type="text" name="who" />
      <input type="submit" name="in" value="Sign in"/><input type="submit" name="lost" value="Lost it"/></form>`;

    expect(entries(fillIn({ ...page, html: inputs }, 'Sign in', { who: 'maria' }).body)).toEqual({
      who: 'maria',
      in: 'Sign in',
    });
  });

  it('sees buttons of forms, their inputs, and links', () => {
    expect(hasButton(html, 'Not in a form')).toBe(false);
    expect(inputsOf(page, 'Approve', 'owed')).toEqual(['owed', 'unmet[0]', 'method']);
    expect(linksTo(html, '/w/obi/briefs/')).toEqual(['/w/obi/briefs/1?x']);
  });
});
