/** A name that the signer is known by, and where it appears. */
export type KnownName = { readonly name: string; readonly standsIn: 'agreement' | 'account' };

/**
 * Any typed name is a signature, so none is refused; this finds one that reads as another person's.
 * @returns whether a typed name can be the known one: identical, with more or fewer of its names, with initials,
 * without accents, in any order. A name still being typed is judged as far as it goes.
 */
export function isSameName(typed: string, known: string): boolean {
  const [few = [], many = []] = [wordsOf(typed), wordsOf(known)].sort((a, b) => a.length - b.length);
  if (few.join('') === many.join('')) return true;
  const left = [...many];
  return few.every((word) => {
    const found = left.findIndex((each) => isSameWord(word, each));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

/** @returns what to say beside a typed name that isn't the known one; null if there is nothing to say. */
export function aboutTypedName(typed: string, { name, standsIn }: KnownName): string | null {
  if (isSameName(typed, name)) return null;
  const says = standsIn === 'agreement' ? `The agreement names ${name}` : `Your account is called ${name}`;
  return `${says}, and this is another name. You can still sign, and the certificate shows both names: sign only for yourself.`;
}

/** `R.` matches Ruth, Ruth matches `R.`, and `Ru` may become Ruth. */
function isSameWord(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

/** Letters alone, without case or accents: `O’Neill` is one word, and `Ana-María` two. */
function wordsOf(name: string): readonly string[] {
  const plain = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
