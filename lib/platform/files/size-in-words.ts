import { counted } from '@/lib/platform/text/counted';

/** @returns a file's size for people: "640 bytes", "12 kB", "3.4 MB", "1.2 GB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${Math.round(bytes / 100_000) / 10} MB`;
  return `${Math.round(bytes / 100_000_000) / 10} GB`;
}
