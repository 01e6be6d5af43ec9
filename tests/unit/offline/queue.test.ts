import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isSamePress, wordsOf } from '@/components/offline/posting';
import { sendWaiting } from '@/components/offline/sending';
import {
  addWaiting,
  forgetWaiting,
  goesWithWaiting,
  listWaiting,
  noteWaiting,
  removeWaiting,
  type Waiting,
} from '@/components/unsent/queue';

const { sendKeptFiles } = vi.hoisted(() => ({ sendKeptFiles: vi.fn() }));
vi.mock('@/components/offline/sending-files', () => ({ sendKeptFiles }));

const MARIA = 'maria';
const question = (key: string, more: Partial<Waiting> = {}): Waiting => ({
  key,
  person: MARIA,
  action: 'briefs.ask',
  fields: [
    ['workspaceId', 'w'],
    ['question', `Which size is ${key}?`],
    ['isBlocking', 'on'],
    ['once', key],
  ],
  about: 'Product photos',
  address: '/inbox/briefs/w/b',
  writtenAt: Date.now(),
  state: 'waiting',
  ...more,
});

/** A server that answers one posting after the other. */
function answering(...answers: readonly (Response | Error)[]) {
  const left = [...answers];
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', async (_address: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body));
    const answer = left.shift();
    if (answer instanceof Response) return answer;
    throw answer ?? new TypeError('Failed to fetch');
  });
  return sent;
}
const done = () => Response.json({ status: 'done' });

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
  vi.stubGlobal('dispatchEvent', () => true);
  vi.stubGlobal('navigator', {});
});
afterEach(() => {
  sendKeptFiles.mockReset();
  vi.unstubAllGlobals();
});

describe('what was written offline', () => {
  it('is forgotten when its writer signs out, and another person’s is not', () => {
    addWaiting(question('a'));
    addWaiting(question('b', { person: 'dewi' }));

    forgetWaiting(MARIA);

    expect(listWaiting(MARIA)).toEqual([]);
    expect(listWaiting('dewi')).toHaveLength(1);
    expect(localStorage.getItem('handover:queue')).not.toContain('Which size is a?');
  });

  it('is sent in the order in which it was written, and is then gone', async () => {
    addWaiting(question('a'));
    addWaiting(question('b'));
    const sent = answering(done(), done());

    const gone = await sendWaiting(MARIA);

    expect(gone.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(sent).toMatchObject([{ fields: question('a').fields }, { fields: question('b').fields }]);
    expect(listWaiting(MARIA)).toEqual([]);
  });

  it('uses the version that an earlier one of them has led to, and no other', async () => {
    const press = (key: string, id: string, version: string) =>
      question(key, {
        action: 'briefs.accept',
        fields: [
          ['id', id],
          ['version', version],
        ],
      });
    addWaiting(question('a', { fields: [['id', 'b']] }));
    addWaiting(press('own', 'b', '3'));
    addWaiting(press('older', 'b', '2'));
    addWaiting(press('other', 'c', '3'));
    const sent = answering(
      Response.json({ status: 'done', moved: { from: 3, to: 4 } }),
      done(),
      done(),
      done(),
    );

    await sendWaiting(MARIA);

    expect(sent.slice(1)).toMatchObject([
      {
        fields: [
          ['id', 'b'],
          ['version', '4'],
        ],
      },
      {
        fields: [
          ['id', 'b'],
          ['version', '2'],
        ],
      },
      {
        fields: [
          ['id', 'c'],
          ['version', '3'],
        ],
      },
    ]);
  });

  it('goes on waiting when there is no answer, and so does what came after it', async () => {
    addWaiting(question('a', { state: 'sending', writtenAt: Date.now() - 60_000 }));
    addWaiting(question('b'));
    answering(new TypeError('Failed to fetch'));

    expect(await sendWaiting(MARIA)).toEqual([]);
    expect(listWaiting(MARIA).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  it.each([401, 429, 503])('goes on waiting when the server answers %i', async (status) => {
    addWaiting(question('a'));
    answering(new Response(null, { status }));

    await sendWaiting(MARIA);

    expect(listWaiting(MARIA)).toMatchObject([{ key: 'a', state: 'waiting' }]);
  });

  it('says that its writer is signed out, for as long as they are', async () => {
    addWaiting(question('a'));
    answering(new Response(null, { status: 401 }), new Response(null, { status: 503 }));

    await sendWaiting(MARIA);
    const [signedOut] = listWaiting(MARIA);
    await sendWaiting(MARIA);

    expect(signedOut).toMatchObject({ state: 'waiting', refusal: expect.stringContaining('Sign in again') });
    expect(listWaiting(MARIA)[0]).not.toHaveProperty('refusal');
  });

  it('is kept with the refusal, so that its words can be read, and not sent again', async () => {
    addWaiting(question('a'));
    const sent = answering(
      Response.json({ status: 'refused', message: 'It is closed.', isFinal: true }),
      done(),
    );

    await sendWaiting(MARIA);
    await sendWaiting(MARIA);

    expect(sent).toHaveLength(1);
    expect(listWaiting(MARIA)).toMatchObject([{ state: 'refused', refusal: 'It is closed.' }]);
    expect(listWaiting(MARIA).map(wordsOf)).toEqual([['Which size is a?']]);
  });

  it('is shown as what was written, without ids in a form', () => {
    const fields = [
      ['items[0].deliverableId', 'd1'],
      ['items[0].note', 'In the folder'],
      ['met[0].criterionId', 'c1'],
      ['met[0].claim', 'on'],
      ['id', 'b1'],
      ['note', 'All of it, paid'],
    ] as const;

    expect(wordsOf({ fields, writtenAt: 0 })).toEqual(['In the folder', 'All of it, paid']);
  });

  it('shows worked time as one stretch, with what it was for', () => {
    const fields = [
      ['engagementId', 'e1'],
      ['id', 't1'],
      ['date', '2026-11-27'],
      ['from', '09:00'],
      ['until', '11:00'],
      ['zone', 'Asia/Manila'],
      ['note', 'The orders'],
      ['briefId', ''],
    ] as const;
    const writtenAt = Date.parse('2026-11-27T04:00:00Z');

    expect(wordsOf({ fields, writtenAt })).toEqual([
      'Fri\u00a027\u00a0Nov, 09:00 to 11:00 (Manila)',
      'The orders',
    ]);
  });

  it('and is on its way is left alone while its answer may still come', async () => {
    addWaiting(question('a', { state: 'sending' }));
    const sent = answering(done());

    await sendWaiting(MARIA);

    expect(sent).toEqual([]);
  });

  it.each([
    ['is on its way', { state: 'sending' }, []],
    [
      'was refused for now',
      {},
      [Response.json({ status: 'refused', message: 'Once more.', isFinal: false })],
    ],
  ] as const)(
    "isn't overtaken by what was written after it on the same page while it %s",
    async (_, first, answers) => {
      addWaiting(question('a', first));
      addWaiting(question('b'));
      addWaiting(question('c', { address: '/inbox/briefs/w/other' }));
      const sent = answering(...answers, done());

      const gone = await sendWaiting(MARIA);

      expect(gone.map(({ key }) => key)).toEqual(['c']);
      expect(sent).toHaveLength(answers.length + 1);
      expect(listWaiting(MARIA).map(({ key }) => key)).toEqual(['a', 'b']);
    },
  );

  it('is shown to and sent for nobody else on this device', async () => {
    addWaiting(question('a'));
    const sent = answering(done());

    expect(listWaiting('dewi')).toEqual([]);
    expect(await sendWaiting('dewi')).toEqual([]);
    expect(sent).toEqual([]);
  });

  it('is deleted after a fortnight, and when it is thrown away', () => {
    addWaiting(question('old', { writtenAt: Date.now() - 15 * 86_400_000 }));
    addWaiting(question('a'));
    noteWaiting('a', { state: 'refused', refusal: 'No.' });
    removeWaiting('a');

    expect(listWaiting(MARIA)).toEqual([]);
  });

  it('is kept by no browser without storage, and the page says so', () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    });

    expect(addWaiting(question('a'))).toBe(false);
  });

  it('and pressed twice is one thing, whatever its keys', () => {
    const press = (once: string) => ({
      fields: [
        ['id', 'b'],
        ['version', '2'],
        ['once', once],
      ] as const,
    });
    const waiting = { ...question('a'), action: 'briefs.accept', ...press('one') };

    expect(
      isSamePress({ key: 'two', action: 'briefs.accept', hasFiles: false, ...press('two') }, waiting),
    ).toBe(true);
    expect(
      isSamePress({ key: 'two', action: 'briefs.start', hasFiles: false, ...press('two') }, waiting),
    ).toBe(false);
  });
});

describe('files of what was written offline', () => {
  const lacking = () => Response.json({ status: 'refused', message: 'Not here yet.', lacksFiles: true });
  const withFile = () =>
    question('a', { action: 'threads.post', fields: [['uploads', 'u1']], files: ['shape.png'] });

  it('are sent when the server lacks them, and then the words once more', async () => {
    sendKeptFiles.mockResolvedValueOnce(null);
    addWaiting(withFile());
    const sent = answering(lacking(), done());

    const gone = await sendWaiting(MARIA);

    expect(gone.map(({ key }) => key)).toEqual(['a']);
    expect(sendKeptFiles.mock.calls).toEqual([['a']]);
    expect(sent).toHaveLength(2);
  });

  it('aren’t sent a second time when only the answer was lost', async () => {
    addWaiting(withFile());
    answering(done());

    await sendWaiting(MARIA);

    expect(sendKeptFiles).not.toHaveBeenCalled();
  });

  it.each([
    [{ status: 'broken' as const }, { state: 'waiting' }],
    [
      { status: 'refused' as const, message: 'Too large.' },
      { state: 'refused', refusal: 'Too large.' },
    ],
  ])('that are stopped keep the words waiting: %o', async (stopped, standing) => {
    sendKeptFiles.mockResolvedValueOnce(stopped);
    addWaiting(withFile());
    answering(lacking());

    expect(await sendWaiting(MARIA)).toEqual([]);

    expect(listWaiting(MARIA)).toMatchObject([standing]);
  });

  it("aren’t shown as words, and aren't part of the draft that a form starts with", () => {
    addWaiting(withFile());

    expect(wordsOf(withFile())).toEqual([]);
    expect([goesWithWaiting('u1'), goesWithWaiting('u2')]).toEqual([true, false]);
  });
});
