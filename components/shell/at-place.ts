type Place = { readonly href: string; readonly under?: readonly string[] | undefined };

/** @returns whether the page at `path` belongs to a place of a shell, which is then marked as the present one. */
export function isAtPlace({ href, under = [`${href}/`] }: Place, path: string): boolean {
  return path === href || under.some((beginning) => path.startsWith(beginning));
}
