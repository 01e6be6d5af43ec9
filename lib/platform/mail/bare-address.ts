/** @returns the address alone: `reply+…@inbox.example` of `Handover <reply+…@inbox.example>`. */
export function bareAddress(written: string): string {
  return /<([^<>]+)>\s*$/.exec(written)?.[1] ?? written.trim();
}
