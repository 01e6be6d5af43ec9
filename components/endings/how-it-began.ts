import type { EndingPage } from '@/lib/endings/page.queries';
import { type EndingReader, otherOf, sideOf } from './reader';

type Began = Pick<EndingPage, 'assistant' | 'business' | 'ending'> & {
  readonly facts: Pick<EndingPage['facts'], 'state'>;
};

/** @returns who or what ended the work, and in which words; empty while it isn't ending. */
export function howItBegan(page: Began, reader: Pick<EndingReader, 'role'>): string {
  const { ending, facts } = page;
  if (!ending) return '';
  const { cause, party, reason } = ending;
  if (cause === 'agreement_over') {
    return facts.state === 'ended'
      ? 'Your agreement had run out, and no other took its place.'
      : 'Your agreement has run out, and no other has taken its place.';
  }
  const isTheirs = party === sideOf(reader);
  const who = isTheirs ? 'You' : otherOf(page, reader);
  const quoted = reason === '' ? '' : ` “${reason}”`;
  // what is over is told in the past, and what still runs in the present
  if (facts.state === 'ended')
    return `${who} ${cause === 'notice' ? 'gave notice' : 'ended the work'}.${quoted}`;
  const has = isTheirs ? 'have' : 'has';
  return `${who} ${has} ${cause === 'notice' ? 'given notice' : 'ended the work'}.${quoted}`;
}
