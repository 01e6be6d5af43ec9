import type { ByteRange } from '@/lib/platform/storage';

/** What a request says of the part that it wants. */
export type RangeHeaders = { readonly range: string | null; readonly ifRange: string | null };

/**
 * RFC 9110, 14.2: one range of bytes is answered. Several at once, another unit, or what can't be read may be answered
 * with the whole file, and so is a part of a file that has become another one since (13.1.5).
 * @param etag the file's present strong validator, with its quotes
 * @param sizeBytes the file's length
 * @returns the part to send, `whole`, or `outside` when the file ends before the part begins.
 */
export function partAsked(
  { range, ifRange }: RangeHeaders,
  { etag, sizeBytes }: { readonly etag: string; readonly sizeBytes: number },
): ByteRange | 'whole' | 'outside' {
  // a date would need a date of ours to compare with
  if (ifRange !== null && ifRange.trim() !== etag) return 'whole';
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/i.exec((range ?? '').replaceAll(/\s/g, '')) ?? [];
  if (from === '' && to === '') return 'whole';
  if (from === '') {
    // the file's end
    const length = Number(to);
    if (length === 0 || sizeBytes === 0) return 'outside';
    return { first: Math.max(0, sizeBytes - length), last: sizeBytes - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return 'whole';
  if (first >= sizeBytes) return 'outside';
  return { first, last: to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1) };
}
