import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorFor, type FormState, IDLE, typedValues, valueFor } from '@/lib/platform/actions/form-state';
import { defineAction, definePublicAction } from '@/lib/platform/actions/pipeline';
import { line } from '@/lib/platform/actions/text';
import { type Caller, runAs } from '@/lib/platform/auth/signed-in';
import { Prisma } from '@/lib/platform/db/generated/client';
import { accept, demand, Refused, refuse } from '@/lib/platform/result';
import { OutcomeUnknown } from '@/lib/platform/tenancy/outcome';

const NOBODY: Caller = { signedIn: null, request: { requestId: 'test', ip: null, userAgent: null } };

const Brief = z.object({
  title: line('Give the brief a title.'),
  deliverables: z.array(
    z.object({ title: line('Name it.'), criteria: z.array(line('Say how.')).default([]) }),
  ),
});

const posted = (fields: readonly (readonly [string, string])[]) => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};

describe('the answer to a form', () => {
  const seen: unknown[] = [];
  const action = definePublicAction({
    name: 'test.save',
    input: Brief,
    async run({ input }) {
      seen.push(input);
      if (input.title === 'taken')
        throw new Refused({ code: 'taken', message: 'Choose another.', field: 'title' });
      if (input.title === 'closed') throw new Refused({ code: 'closed', message: 'It is closed.' });
      if (input.title === 'late')
        throw new Prisma.PrismaClientKnownRequestError('too late', { code: 'P2028', clientVersion: '' });
      if (input.title === 'bug') throw new Error('column "secret" does not exist');
      if (input.title === 'broken off') throw new OutcomeUnknown(new Error('the line is gone'));
      return { title: input.title };
    },
  });
  const post = (fields: readonly (readonly [string, string])[]) =>
    runAs(NOBODY, () => action(IDLE, posted(fields)));

  it('has the data when it was done', async () => {
    expect(
      await post([
        ['title', ' Spring  catalogue '],
        ['deliverables[0].title', 'Pictures'],
      ]),
    ).toMatchObject({
      status: 'done',
      data: { title: 'Spring catalogue' },
    });
  });

  it('names the input of each message as the form names it, and gives back what was typed', async () => {
    const answer = await post([
      ['title', ''],
      ['deliverables[0].title', 'Pictures'],
      ['deliverables[0].criteria[0]', 'White background'],
      ['deliverables[0].criteria[1]', ' '],
      ['deliverables[1].title', ''],
    ]);

    expect(answer).toMatchObject({
      status: 'refused',
      code: 'invalid',
      fieldErrors: {
        title: 'Give the brief a title.',
        'deliverables[0].criteria[1]': 'Say how.',
        'deliverables[1].title': 'Name it.',
      },
      values: { title: [''], 'deliverables[0].title': ['Pictures'] },
    });
  });

  it('puts a rule’s refusal at its field, or above the form if it has none', async () => {
    const fields = [['deliverables[0].title', 'x']] as const;

    expect(await post([['title', 'taken'], ...fields])).toMatchObject({
      code: 'taken',
      message: '',
      fieldErrors: { title: 'Choose another.' },
    });
    expect(await post([['title', 'closed'], ...fields])).toMatchObject({
      code: 'closed',
      message: 'It is closed.',
      fieldErrors: {},
    });
  });

  it('about a bug says that nothing changed, gives a reference, and reveals nothing internal', async () => {
    const answer = await post([
      ['title', 'bug'],
      ['deliverables[0].title', 'x'],
    ]);

    expect(answer).toMatchObject({ status: 'refused', code: 'bug' });
    expect(JSON.stringify(answer)).not.toContain('secret');
    expect(answer.status === 'refused' && answer.message).toMatch(/mention [0-9a-f]{8}\./);
  });

  it('about a busy moment says so, that nothing changed, and to try again', async () => {
    const answer = await post([
      ['title', 'late'],
      ['deliverables[0].title', 'x'],
    ]);

    expect(answer).toMatchObject({ status: 'refused', code: 'busy', values: { title: ['late'] } });
    expect(answer.status === 'refused' && answer.message).toMatch(/busy.*Nothing was changed.*try again/);
  });

  it('about a failure in the last moment says that it may have been done, and to look before trying again', async () => {
    const answer = await post([
      ['title', 'broken off'],
      ['deliverables[0].title', 'x'],
    ]);

    expect(answer).toMatchObject({ status: 'refused', code: 'unknown' });
    expect(answer.status === 'refused' && answer.message).toMatch(/may have been done.*load the page again/);
  });

  it('never shows a schema the fields that Next adds to a form', async () => {
    await post([
      ['title', 'Plain'],
      ['deliverables[0].title', 'x'],
      ['$ACTION_ID_123', ''],
    ]);

    expect(seen.at(-1)).toEqual({ title: 'Plain', deliverables: [{ title: 'x', criteria: [] }] });
  });

  it('to somebody whose session has ended keeps what they typed', async () => {
    const guarded = defineAction({ name: 'test.guarded', input: Brief, run: async () => 'never' });

    const answer = await runAs(NOBODY, () => guarded(IDLE, posted([['title', 'A long text']])));

    expect(answer).toMatchObject({
      status: 'refused',
      code: 'signed_out',
      values: { title: ['A long text'] },
    });
  });
});

describe('a form’s state', () => {
  const refused: FormState = {
    status: 'refused',
    code: 'invalid',
    message: '',
    fieldErrors: { title: 'Too long.' },
    values: { title: ['typed'], givens: ['one', 'two'] },
    at: 0,
  };

  it('knows the message and the typed value of each input', () => {
    expect([errorFor(refused, 'title'), errorFor(refused, 'outcome'), errorFor(IDLE, 'title')]).toEqual([
      'Too long.',
      undefined,
      undefined,
    ]);
    expect([valueFor(refused, 'title', 'saved'), valueFor(refused, 'outcome', 'saved')]).toEqual([
      'typed',
      '',
    ]);
    expect(valueFor(IDLE, 'title', 'saved')).toBe('saved');
  });

  it('gives back every value of a name, and no files', () => {
    const form = posted([
      ['givens', 'one'],
      ['givens', 'two'],
    ]);
    form.append('picture', new File(['x'], 'x.png'));

    expect(typedValues(form)).toEqual({ givens: ['one', 'two'] });
  });
});

describe('a rule’s result', () => {
  it('is its value when accepted, and stops the action when refused', () => {
    expect(demand(accept(3))).toBe(3);
    expect(() => demand(refuse('late', 'Too late.', 'deadline'))).toThrow(Refused);
  });
});
