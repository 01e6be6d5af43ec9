import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atOnce } from '@/scripts/steps/at-once';
import type { Running } from '@/scripts/steps/lifecycle';
import { runToEnd } from '@/scripts/steps/processes';
import { tell } from '@/scripts/steps/say';
import { eventually } from '@/tests/support/eventually';

describe('two things done at once', () => {
  let heard: string[];
  let cleanups: (() => unknown)[];
  let running: Running;
  beforeEach(() => {
    heard = [];
    cleanups = [];
    running = {
      atEnd: (cleanup) => cleanups.push(cleanup),
      stopped: new Promise(() => undefined),
    };
    vi.spyOn(process.stdout, 'write').mockImplementation((words) => heard.push(String(words)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('are shown one after the other, whichever speaks first', async () => {
    const bothHaveBegun = Promise.withResolvers<void>();
    const first = async () => {
      tell('one begins');
      await bothHaveBegun.promise;
      tell('one ends');
      return 1;
    };
    const second = async () => {
      tell('the other begins');
      bothHaveBegun.resolve();
      await eventually(() => expect(heard).toContain('one ends\n'));
      tell('the other ends');
      return 2;
    };

    expect(await atOnce(first, second, running)).toEqual([1, 2]);

    expect(heard).toEqual(['one begins\n', 'one ends\n', 'the other begins\n', 'the other ends\n']);
  });

  it('also keep what a process writes, to either of its streams', async () => {
    const begun = Promise.withResolvers<void>();
    const says = 'console.log("well"); console.error("ill")';
    const second = async () => {
      const code = await runToEnd({ name: 'speaker', args: ['-e', says] }).ended;
      begun.resolve();
      return code;
    };

    const [, code] = await atOnce(
      async () => {
        await begun.promise;
        tell('first');
      },
      second,
      running,
    );

    expect(code).toBe(0);
    await eventually(() => expect(heard.slice(1).sort()).toEqual(['ill\n', 'well\n']));
    expect(heard[0]).toBe('first\n');
  });

  it('both finish when one of them fails', async () => {
    let isDone = false;
    const second = async () => {
      await new Promise(setImmediate);
      isDone = true;
      tell('done all the same');
    };

    await expect(atOnce(() => Promise.reject(new Error('gone')), second, running)).rejects.toThrow('gone');

    expect(isDone).toBe(true);
    expect(heard).toEqual(['done all the same\n']);
  });

  it('have shown everything when the command is ended early', async () => {
    const never = () => new Promise<void>(() => undefined);
    void atOnce(
      never,
      async () => {
        tell('kept until now');
        await never();
      },
      running,
    );
    expect(heard).toEqual([]);

    for (const cleanup of cleanups) await cleanup();

    expect(heard).toEqual(['kept until now\n']);
  });
});
