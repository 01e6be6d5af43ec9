/** A line of what Handover promises about security, signatures and reliability, and the tests that prove it. */
export type Line = {
  readonly id: string;
  readonly says: string;
  readonly proofs: readonly Proof[];
  /** what of it isn't built yet: a promise still to be kept, which docs/security.md states in these words */
  readonly missing?: string;
};

/** A test: its file below tests/, and its title there. */
export type Proof = { readonly file: string; readonly name: string };

/** @returns the tests of a file that prove something. */
export function proofs(file: string, ...names: readonly string[]): readonly Proof[] {
  return names.map((name) => ({ file, name }));
}
