import { formatStamp } from '@/lib/platform/time/format';
import type { Answer } from './rules';

/** @returns an answer in plain words, the same on the page and on the command line. */
export function inWords({ kind, record, since, until }: Answer): {
  readonly title: string;
  readonly says: string;
} {
  const from = since ? formatStamp(new Date(since)) : null;
  const to = until ? formatStamp(new Date(until)) : 'a day that the record knows';
  const inForce = from ? `The agreement came into force on ${from}` : 'The agreement came into force';
  if (kind === 'genuine' && record === 'evaluation') {
    return {
      title: 'Genuine',
      says: `This is the sealed copy of an evaluation that both sides hold, byte for byte. Both had signed it ${from ? `on ${from}` : 'when it was sealed'}.`,
    };
  }
  switch (kind) {
    case 'genuine':
      return {
        title: 'Genuine',
        says: `This is the sealed copy that both sides hold, byte for byte. ${inForce}, and as far as the record shows nothing has replaced it.`,
      };
    case 'record':
      return {
        title: 'Genuine',
        says: `This is a sealed record of two sides, byte for byte as it was made${since ? ` on ${formatStamp(new Date(since))}` : ''}. What came after that day isn’t in it.`,
      };
    case 'reference':
      return {
        title: 'Genuine',
        says: `This is a sealed reference, byte for byte as it was made${since ? ` on ${formatStamp(new Date(since))}` : ''}. What came after that day isn’t in it, and only businesses that allow it are.`,
      };
    case 'superseded':
      return {
        title: 'Genuine, and superseded',
        says: `This is a sealed copy that both sides hold, byte for byte. ${inForce}; since ${to} a newer one is in force.`,
      };
    case 'terminated':
      return {
        title: 'Genuine, and ended',
        says: `This is the sealed copy that both sides hold, byte for byte. ${inForce}, and was ended on ${to}.`,
      };
    case 'expired':
      return {
        title: 'Genuine, and expired',
        says: `This is the sealed copy that both sides hold, byte for byte. ${inForce}, and expired on ${to}.`,
      };
    case 'altered':
      return {
        title: 'Altered',
        says: 'This file carries the marks of a copy sealed by Handover, but no copy on record matches it. Something in it was changed, or another installation of Handover sealed it. Don’t rely on it: ask for the copy from the page it belongs to.',
      };
    case 'unknown':
      return {
        title: 'Unknown',
        says: 'No copy on record has exactly these bytes, and the file carries no mark of one. A print, a scan or a file saved again by another program never has the same bytes: use the file that came by e-mail or from its page.',
      };
  }
}

/** @returns in plain words what a file shows by itself, when no record was asked. */
export function inWordsAlone({ kind }: Answer): { readonly title: string; readonly says: string } {
  switch (kind) {
    case 'altered':
      return {
        title: 'Altered',
        says: 'This file carries the marks of a copy sealed by Handover, but its seal or its contents don’t check out. Don’t rely on it.',
      };
    case 'unknown':
      return {
        title: 'Unknown',
        says: 'Nothing known here vouches for this file. Give the address of the installation that made it by --url, or its certificate by --certificate.',
      };
    default:
      return {
        title: 'Genuine',
        says: 'The file shows by itself that it is a sealed copy of what both signed. Whether a newer one is in force since, only the record can say: ask it by --url.',
      };
  }
}
