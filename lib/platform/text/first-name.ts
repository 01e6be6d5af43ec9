/** @returns the first word of a name, for sentences about somebody the reader knows. */
export function firstNameOf(name: string): string {
  return name.split(' ')[0] ?? name;
}
