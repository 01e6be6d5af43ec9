/** Why an archive isn't accepted, in words for an operator. Nothing of it is kept. */
export class ArchiveRefused extends Error {
  constructor(why: string) {
    super(`This archive is not taken in: ${why}. Nothing of it was kept.`);
    this.name = 'ArchiveRefused';
  }
}

/** @throws ArchiveRefused if the condition is false. */
export function refuseUnless(holds: boolean, why: string): asserts holds {
  if (!holds) throw new ArchiveRefused(why);
}
