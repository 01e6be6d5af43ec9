/** Why an archive is not taken in, in words for whoever runs the installation. Nothing of it is kept. */
export class ArchiveRefused extends Error {
  constructor(why: string) {
    super(`This archive is not taken in: ${why}. Nothing of it was kept.`);
    this.name = 'ArchiveRefused';
  }
}

/** @throws ArchiveRefused unless it holds. */
export function insist(holds: boolean, why: string): asserts holds {
  if (!holds) throw new ArchiveRefused(why);
}
