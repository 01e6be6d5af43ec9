import { fingerprint } from '@/tests/integration/authorisation/fingerprint';
import type { givenOnlooker } from './bystanders';

/** Tells what has been written to the database, from outside: a refusal writes nothing, and what is acknowledged is there. */
export function givenWrites(onlooker: ReturnType<typeof givenOnlooker>) {
  let seen: { readonly xid: string; readonly print: Readonly<Record<string, string>> } = {
    xid: '',
    print: {},
  };
  return {
    /**
     * @returns the tables that hold something else than when this was asked before: rows more, less or written anew, all of
     *   them committed. A look at every table takes longer than most calls, so it is left out while nobody has written.
     */
    async sinceLast(): Promise<readonly string[]> {
      const xid = await onlooker.nextWrite();
      if (xid === seen.xid) return [];
      const before = seen.print;
      const print = await fingerprint(onlooker.client());
      seen = { xid, print };
      return Object.keys(print).filter((table) => print[table] !== before[table]);
    },
  };
}
