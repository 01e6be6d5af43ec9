import { afterEach, describe, expect, it, vi } from 'vitest';
import { wordsOf } from '@/components/offline/posting';
import { sendWaiting } from '@/components/offline/sending';
import { addWaiting, listWaiting } from '@/components/unsent/queue';
import { givenDevice, MARIA, waitingQuestion, waitingWithFile } from '@/tests/support/browser/waiting-device';

const { sendKeptFiles } = vi.hoisted(() => ({ sendKeptFiles: vi.fn() }));
vi.mock('@/components/offline/sending-files', () => ({ sendKeptFiles }));

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

givenDevice();
afterEach(() => {
  sendKeptFiles.mockReset();
});

describe('what was written offline, once there is a connection', () => {
  it('is sent in the order in which it was written, and is then gone', async () => {
    addWaiting(waitingQuestion('a'));
    addWaiting(waitingQuestion('b'));
    const sent = answering(done(), done());

    const gone = await sendWaiting(MARIA);

    expect(gone.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(sent).toMatchObject([
      { fields: waitingQuestion('a').fields },
      { fields: waitingQuestion('b').fields },
    ]);
    expect(listWaiting(MARIA)).toEqual([]);
  });

  it('uses the version that an earlier one of them has led to, and no other', async () => {
    const press = (key: string, id: string, version: string) =>
      waitingQuestion(key, {
        action: 'briefs.accept',
        fields: [
          ['id', id],
          ['version', version],
        ],
      });
    addWaiting(waitingQuestion('a', { fields: [['id', 'b']] }));
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
    addWaiting(waitingQuestion('a', { state: 'sending', writtenAt: Date.now() - 60_000 }));
    addWaiting(waitingQuestion('b'));
    answering(new TypeError('Failed to fetch'));

    expect(await sendWaiting(MARIA)).toEqual([]);
    expect(listWaiting(MARIA).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });

  it.each([401, 429, 503])('goes on waiting when the server answers %i', async (status) => {
    addWaiting(waitingQuestion('a'));
    answering(new Response(null, { status }));

    await sendWaiting(MARIA);

    expect(listWaiting(MARIA)).toMatchObject([{ key: 'a', state: 'waiting' }]);
  });

  it('says that its writer is signed out, for as long as they are', async () => {
    addWaiting(waitingQuestion('a'));
    answering(new Response(null, { status: 401 }), new Response(null, { status: 503 }));

    await sendWaiting(MARIA);
    const [signedOut] = listWaiting(MARIA);
    await sendWaiting(MARIA);

    expect(signedOut).toMatchObject({ state: 'waiting', refusal: expect.stringContaining('Sign in again') });
    expect(listWaiting(MARIA)[0]).not.toHaveProperty('refusal');
  });

  it('is kept with the refusal, so that its words can be read, and not sent again', async () => {
    addWaiting(waitingQuestion('a'));
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

  it('is left alone while it is on its way, since its answer may still come', async () => {
    addWaiting(waitingQuestion('a', { state: 'sending' }));
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
      addWaiting(waitingQuestion('a', first));
      addWaiting(waitingQuestion('b'));
      addWaiting(waitingQuestion('c', { address: '/inbox/briefs/w/other' }));
      const sent = answering(...answers, done());

      const gone = await sendWaiting(MARIA);

      expect(gone.map(({ key }) => key)).toEqual(['c']);
      expect(sent).toHaveLength(answers.length + 1);
      expect(listWaiting(MARIA).map(({ key }) => key)).toEqual(['a', 'b']);
    },
  );

  it('is shown to and sent for nobody else on this device', async () => {
    addWaiting(waitingQuestion('a'));
    const sent = answering(done());

    expect(listWaiting('dewi')).toEqual([]);
    expect(await sendWaiting('dewi')).toEqual([]);
    expect(sent).toEqual([]);
  });
});

describe('files of what was written offline', () => {
  const lacking = () => Response.json({ status: 'refused', message: 'Not here yet.', lacksFiles: true });
  it('are sent when the server lacks them, and then the words once more', async () => {
    sendKeptFiles.mockResolvedValueOnce(null);
    addWaiting(waitingWithFile());
    const sent = answering(lacking(), done());

    const gone = await sendWaiting(MARIA);

    expect(gone.map(({ key }) => key)).toEqual(['a']);
    expect(sendKeptFiles.mock.calls).toEqual([['a']]);
    expect(sent).toHaveLength(2);
  });

  it('aren’t sent a second time when only the answer was lost', async () => {
    addWaiting(waitingWithFile());
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
    addWaiting(waitingWithFile());
    answering(lacking());

    expect(await sendWaiting(MARIA)).toEqual([]);

    expect(listWaiting(MARIA)).toMatchObject([standing]);
  });
});
