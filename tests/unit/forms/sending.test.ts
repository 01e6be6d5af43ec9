import { describe, expect, it } from 'vitest';
import { sentPatiently } from '@/components/forms/sending';
import type { FormState } from '@/lib/platform/actions/form-state';
import { newId } from '@/lib/platform/ids';

const DONE: FormState = { status: 'done', data: undefined, at: 0 };
const broken = () => new TypeError('Failed to fetch');

describe.each(['once', 'clientKey'])('a form with a key in %s', (name) => {
  const form = () => formWith({ [name]: newId(), reason: 'The kiln is full.' });

  it('is sent again, as the very same, when its answer is lost', async () => {
    const { send, sent, waited } = lineThat([broken(), broken(), DONE]);

    expect(await send(form())).toEqual(DONE);
    expect(sent()).toHaveLength(3);
    expect(new Set(sent()).size).toBe(1);
    expect(waited()).toBeGreaterThan(0);
  });

  it('is given up after two seconds, with what went wrong', async () => {
    const { send, sent, waited } = lineThat([broken()]);

    await expect(send(form())).rejects.toThrow('Failed to fetch');
    expect(sent().length).toBeGreaterThan(2);
    expect(waited()).toBeLessThanOrEqual(2_000);
  });

  it('isn’t sent again offline', async () => {
    const { send, sent } = lineThat([broken()], { isOnline: false });

    await expect(send(form())).rejects.toThrow('Failed to fetch');
    expect(sent()).toHaveLength(1);
  });

  it('isn’t sent again when the server has thrown something on purpose', async () => {
    const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/start;303;' });
    const { send, sent } = lineThat([redirect, DONE]);

    await expect(send(form())).rejects.toBe(redirect);
    expect(sent()).toHaveLength(1);
  });
});

describe('a form without a key', () => {
  it('is sent once: nothing would tell the second from another one', async () => {
    const { send, sent } = lineThat([broken(), DONE]);

    await expect(send(formWith({ reason: 'The kiln is full.' }))).rejects.toThrow('Failed to fetch');
    expect(sent()).toHaveLength(1);
  });
});

function formWith(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/**
 * A connection over which these come, one after the other, and the last one for ever. Its clock moves only while
 * somebody waits.
 */
function lineThat(comes: readonly (FormState | Error)[], { isOnline = true } = {}) {
  const sent: string[] = [];
  let clock = 0;
  const action = async (_: FormState, form: FormData) => {
    sent.push(JSON.stringify([...form]));
    const answer = comes[Math.min(sent.length, comes.length) - 1];
    if (!answer || answer instanceof Error) throw answer;
    return answer;
  };
  const pause = async (ms: number) => {
    clock += ms;
  };
  return {
    send: (form: FormData) =>
      sentPatiently(action, form, { now: () => clock, pause, isOnline: () => isOnline }),
    sent: () => sent,
    waited: () => clock,
  };
}
