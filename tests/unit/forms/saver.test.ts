import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeSaver, RETRY_MS, type SaveState, SETTLE_MS } from '@/components/forms/autosave/saver';
import type { FormState } from '@/lib/platform/actions/form-state';

type Answer = FormState<{ readonly version: number }>;

const done = (version: number): Answer => ({ status: 'done', data: { version }, at: 1_000 });
const refused = (code: string, fieldErrors: Record<string, string> = {}): Answer => ({
  status: 'refused',
  code,
  message: 'No.',
  fieldErrors,
  values: {},
  at: 1_000,
});

describe('a form that saves itself', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** A form that contains `words`, and a server that answers each save in turn; an Error is a connection that broke. */
  function given(...answers: (Answer | Error | Promise<Answer>)[]) {
    const form = { words: '' };
    const sent: FormData[] = [];
    const told: SaveState[] = [];
    const saver = makeSaver<{ readonly version: number }>({
      action: async (_previous, data) => {
        sent.push(data);
        const answer = answers[sent.length - 1];
        if (answer instanceof Error || answer === undefined) throw answer ?? new Error('nobody answers');
        return answer;
      },
      read: () => {
        const data = new FormData();
        data.set('words', form.words);
        return data;
      },
      tell: (state) => told.push(state),
      onSaved: () => undefined,
    });
    const type = (words: string) => {
      form.words = words;
      saver.typed();
    };
    const words = () => sent.map((data) => data.get('words'));
    return { saver, type, sent, told, words, last: () => told.at(-1) };
  }

  it('says nothing is saved from the first keystroke until it is', async () => {
    const { type, last } = given(done(2), done(3));
    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(last()).toMatchObject({ kind: 'saved' });

    type('ab');
    expect(last()).toEqual({ kind: 'saving' });
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(last()).toMatchObject({ kind: 'saved' });
  });

  it('waits for a pause, and then saves once what there is', async () => {
    const { type, words, last } = given(done(2));

    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS - 1);
    type('ab');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);

    expect(words()).toEqual(['ab']);
    expect(last()).toEqual({ kind: 'saved', at: new Date(1_000) });
  });

  it('saves what is typed during a save after it, never beside it', async () => {
    let answer: (answer: Answer) => void = () => undefined;
    const slow = new Promise<Answer>((resolve) => {
      answer = resolve;
    });
    const { type, words, told } = given(slow, done(3));

    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    type('ab');
    await vi.advanceTimersByTimeAsync(SETTLE_MS * 2);
    expect(words()).toEqual(['a']);
    answer(done(2));
    await vi.advanceTimersByTimeAsync(SETTLE_MS);

    expect(words()).toEqual(['a', 'ab']);
    // the first answer is about less than what is typed by then
    expect(told.map(({ kind }) => kind)).toEqual(['saving', 'saving', 'saved']);
  });

  it('tries again without a connection, and at once when it is back', async () => {
    const { saver, type, words, last } = given(new Error('down'), new Error('down'), done(2));

    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(last()).toEqual({ kind: 'no connection' });
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    saver.hurry();
    await vi.advanceTimersByTimeAsync(0);

    expect(words()).toEqual(['a', 'a', 'a']);
    expect(last()).toMatchObject({ kind: 'saved' });
  });

  it('says that the session has ended, and saves once one is signed in again', async () => {
    const { type, last } = given(refused('signed_out'), done(2));

    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(last()).toEqual({ kind: 'signed out' });
    await vi.advanceTimersByTimeAsync(RETRY_MS);

    expect(last()).toMatchObject({ kind: 'saved' });
  });

  it('tries again after a busy moment', async () => {
    const { type, words, last } = given(refused('busy'), done(2));

    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(last()).toEqual({ kind: 'refused', message: 'No.', field: null });
    await vi.advanceTimersByTimeAsync(RETRY_MS);

    expect(words()).toEqual(['a', 'a']);
    expect(last()).toMatchObject({ kind: 'saved' });
  });

  it('names the field that is wrong, and doesn’t try again before it is changed', async () => {
    const { type, words, last } = given(refused('invalid', { cap: 'Raise it.' }), done(2));

    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS + RETRY_MS * 3);
    expect(last()).toEqual({ kind: 'refused', message: 'Raise it.', field: 'cap' });
    expect(words()).toEqual(['a']);
    type('b');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);

    expect(last()).toMatchObject({ kind: 'saved' });
  });

  it('waits when it was changed elsewhere, until the person takes over', async () => {
    const { saver, type, sent, last } = given(refused('changed_meanwhile'), done(5));

    type('a');
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    type('ab');
    await vi.advanceTimersByTimeAsync(RETRY_MS * 3);
    expect(sent).toHaveLength(1);
    expect(last()).toEqual({ kind: 'changed elsewhere', message: 'No.' });
    saver.takeOver();
    await vi.advanceTimersByTimeAsync(0);

    expect(sent.map((data) => data.get('takesOver'))).toEqual([null, 'on']);
    expect(last()).toMatchObject({ kind: 'saved' });
  });

  it('leaves saving to the button once that is pressed', async () => {
    const { saver, type, sent } = given(done(2));

    type('a');
    saver.stop();
    await vi.advanceTimersByTimeAsync(RETRY_MS);

    expect(sent).toEqual([]);
  });
});
