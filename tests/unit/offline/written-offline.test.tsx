import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WrittenOffline } from '@/components/offline/written-offline';
import type { Waiting } from '@/components/unsent/queue';

const question: Waiting = {
  key: 'a',
  person: 'maria',
  action: 'briefs.ask',
  fields: [['question', 'Which size?']],
  about: 'Product photos',
  address: '/inbox/briefs/w/b',
  writtenAt: 0,
  state: 'waiting',
};

describe('the place of what was written offline', () => {
  beforeEach(() => {
    vi.stubGlobal('location', { pathname: '/inbox' });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  const shown = (note: string, waiting: readonly Waiting[]) =>
    renderToStaticMarkup(<WrittenOffline note={note} waiting={waiting} onSend={() => {}} />);

  it('is no landmark while there is nothing in it, and can still read out what comes', () => {
    expect(shown('', [])).not.toContain('Written offline');
    expect(shown('', [])).toContain('role="status"');
  });

  it('says that time waits without naming its page', () => {
    const time = { ...question, action: 'time.saveEntry', about: 'Time', fields: [] };

    expect(shown('', [time])).toContain('The time you recorded waits to be sent');
  });

  it('is one while something waits, or something is to be said', () => {
    expect(shown('', [question])).toContain('<section tabindex="-1" aria-label="Written offline"');
    expect(shown('', [question])).toContain('Your question about “Product photos” waits to be sent');
    expect(shown('What you wrote offline is sent.', [])).toContain('aria-label="Written offline"');
  });
});
