import { afterEach, beforeEach, vi } from 'vitest';
import type { Waiting } from '@/components/unsent/queue';

export const MARIA = 'maria';

/** @returns a question that Maria wrote offline, and that waits on her device. */
export function waitingQuestion(key: string, more: Partial<Waiting> = {}): Waiting {
  return {
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
  };
}

/** @returns a message that waits with a file. */
export function waitingWithFile(): Waiting {
  return waitingQuestion('a', {
    action: 'threads.post',
    fields: [['uploads', 'u1']],
    files: ['shape.png'],
  });
}

/** Gives each test of a file a device of its own, on which nothing waits yet. */
export function givenDevice(): void {
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
    vi.unstubAllGlobals();
  });
}
