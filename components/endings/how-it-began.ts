import type { EndingPage } from '@/lib/endings/page.queries';
import { type EndingReader, otherOf, sideOf } from './reader';

/** @returns who ended the work of two, or what did, and in which words; empty while it isn't ending. */
export function howItBegan(page: EndingPage, reader: EndingReader): string {
  const { ending } = page;
  if (!ending) return '';
  const { cause, party, reason } = ending;
  if (cause === 'agreement_over') return 'Your agreement has run out, and no other has taken its place.';
  const who = party === sideOf(reader) ? 'You have' : `${otherOf(page, reader)} has`;
  const said = reason === '' ? '' : ` “${reason}”`;
  return `${who} ${cause === 'notice' ? 'given notice' : 'ended the work'}.${said}`;
}
