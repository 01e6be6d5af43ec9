/** A page of the app, as its folder names it: `/w/[workspace]/briefs/[brief]`. */
export type Route = string;

/**
 * @param files the pages below app/: `app/w/[workspace]/page.tsx`
 * @returns each one's address, with names for its variable parts; folders in parentheses are no part of an address.
 */
export function routesOf(files: readonly string[]): readonly Route[] {
  return files.map((file) => {
    const folders = file.replaceAll('\\', '/').split('/').slice(1, -1);
    return `/${folders.filter((folder) => !/^\(.*\)$/.test(folder)).join('/')}`;
  });
}

/** @returns the page that an address leads to: of several that match, the one with more fixed parts; or null. */
export function routeAt(routes: readonly Route[], path: string): Route | null {
  const segments = segmentsOf(path);
  const meant = routes.filter((route) => {
    const own = segmentsOf(route);
    return (
      own.length === segments.length &&
      own.every((segment, at) => isVaried(segment) || segment === segments[at])
    );
  });
  return meant.sort((one, other) => variedIn(one) - variedIn(other))[0] ?? null;
}

/** @returns a page's name for use in a file name: `w-workspace-briefs-brief`. */
export function fileNameOf(route: Route): string {
  return segmentsOf(route).join('-').replace(/[[\]]/g, '') || 'landing';
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function isVaried(segment: string): boolean {
  return segment.startsWith('[');
}

function variedIn(route: Route): number {
  return segmentsOf(route).filter(isVaried).length;
}
