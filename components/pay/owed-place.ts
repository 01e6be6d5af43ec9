import { addresses, type PageReader } from '@/lib/platform/addresses';

/** @returns where a reader is told why an amount is owed, on which statement it stands, and what paid it. */
export function owedPlace(reader: PageReader, owedId: string): string {
  return reader.side === 'owner'
    ? addresses.owed(reader.slug, owedId)
    : addresses.inboxOwed(reader.workspaceId, owedId);
}
