/** @returns a part of an address without its percent-encoding; null when it can't be decoded. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
