type Known = {
  readonly name: string;
  readonly sizeBytes: number;
  /** in milliseconds since 1970; null if unknown */
  readonly modifiedAt: number | null;
};

/**
 * @returns whether a file has the name, size and last change of a known one: as sure as a browser can be without
 * reading it.
 */
export function isSameFile(known: Known, file: File): boolean {
  const isSameChange = known.modifiedAt === null || known.modifiedAt === file.lastModified;
  return known.name === file.name && known.sizeBytes === file.size && isSameChange;
}
