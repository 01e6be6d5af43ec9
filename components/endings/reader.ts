import { partyOf } from '@/lib/briefs/rules';
import type { EndingPage } from '@/lib/endings/page.queries';
import type { EndingParty } from '@/lib/endings/rules';
import { addressesFor, type SharedAddresses } from '@/lib/platform/addresses/addresses-for';

/** Who reads about an ending, and when. */
export type EndingReader = {
  readonly role: 'owner' | 'manager' | 'assistant';
  readonly zone: string;
  readonly now: Date;
};

/** @returns the reader's side. */
export function sideOf({ role }: Pick<EndingReader, 'role'>): EndingParty {
  return partyOf(role);
}

/** @returns the other side's name. */
export function otherOf(
  { assistant, business }: Pick<EndingPage, 'assistant' | 'business'>,
  reader: Pick<EndingReader, 'role'>,
): string {
  return sideOf(reader) === 'owner' ? assistant : business.name;
}

/** @returns what the assistant is called for this reader: `you`, or their name. */
export function assistantIn({ assistant }: EndingPage, reader: EndingReader): string {
  return sideOf(reader) === 'assistant' ? 'you' : assistant;
}

/** @returns where the reader finds the pages that both sides have. */
export function addressesOf(
  { workspaceId, business: { slug } }: EndingPage,
  reader: EndingReader,
): SharedAddresses {
  return addressesFor({ side: sideOf(reader), slug, workspaceId });
}
