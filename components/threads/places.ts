import { QUOTES_NONE } from '@/lib/threads/thread/looking.rules';

/** Addresses within a page's conversation. They work without scripts, and stay valid when more has been said. */
export type Places = {
  readonly newest: string;
  readonly message: (id: string) => string;
  readonly before: (id: string) => string;
  readonly after: (id: string) => string;
  /** a message with what can be done with it */
  readonly open: (id: string) => string;
  readonly quote: (id: string) => string;
  /** the newest, with nothing replied to */
  readonly withoutQuote: string;
};

/** @param address of the page, without a query of its own */
export function placesIn(address: string): Places {
  return {
    newest: `${address}#conversation`,
    message: (id) => `${address}?m=${id}#m-${id}`,
    before: (id) => `${address}?before=${id}#conversation`,
    after: (id) => `${address}?after=${id}#conversation`,
    open: (id) => `${address}?open=${id}#m-${id}`,
    quote: (id) => `${address}?quote=${id}#write`,
    withoutQuote: `${address}?quote=${QUOTES_NONE}#write`,
  };
}
