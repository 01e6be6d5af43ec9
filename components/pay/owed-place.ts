import { addresses, type PageReader } from '@/lib/platform/addresses';

/** @returns where a reader sees why an amount is owed, its statement, and what paid it. */
export function owedPlace(reader: PageReader, owedId: string): string {
  return reader.side === 'owner'
    ? addresses.owed(reader.slug, owedId)
    : addresses.inboxOwed(reader.workspaceId, owedId);
}
