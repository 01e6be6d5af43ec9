/** @returns a part of an address, percent-decoded; null when it can't be decoded. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
