import { fingerprint } from '@/tests/integration/authorisation/fingerprint';
import type { givenOnlooker } from './bystanders';

/**
 * Tells from outside what has been written to the database: a refusal writes nothing, and what is acknowledged is
 * there.
 */
export function givenWrites(onlooker: ReturnType<typeof givenOnlooker>) {
  let seen: { readonly xid: string; readonly print: Readonly<Record<string, string>> } = {
    xid: '',
    print: {},
  };
  return {
    /**
     * @returns the tables whose content has changed since the last call: rows added, removed or rewritten, all of them
     * committed. Reading every table takes longer than most calls, so it is skipped while nobody has written.
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
