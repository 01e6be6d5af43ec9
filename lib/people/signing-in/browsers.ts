/** In the order to check: several also name the browser they derive from. */
const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['FxiOS', 'Firefox'],
  ['Firefox', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;

const SYSTEMS = [
  ['iPhone', 'an iPhone'],
  ['iPad', 'an iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'a Mac'],
  ['CrOS', 'a Chromebook'],
  ['Linux', 'Linux'],
] as const;

/**
 * @returns a browser's name as its owner knows it: "Firefox on Windows". Anybody can write the header, so it is only a
 * hint.
 */
export function browserWords(userAgent: string | null): string {
  if (!userAgent) return 'A browser that didn’t say which';
  const browser = BROWSERS.find(([mark]) => userAgent.includes(`${mark}/`))?.[1] ?? 'Another browser';
  const system = SYSTEMS.find(([mark]) => userAgent.includes(mark))?.[1];
  return system ? `${browser} on ${system}` : browser;
}

type BegunSession = { readonly id: string; readonly userAgent: string | null; readonly createdAt: Date };

/**
 * @returns what each session is called, by its id: its browser. Those of one kind that began within the same minute, which read alike in
 * all else, are numbered in the order in which they began.
 */
export function sessionNames(sessions: readonly BegunSession[]): ReadonlyMap<string, string> {
  const inOrder = [...sessions].sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
  const alike = Map.groupBy(
    inOrder,
    ({ userAgent, createdAt }) => `${browserWords(userAgent)} ${Math.floor(createdAt.getTime() / 60_000)}`,
  );
  const named = [...alike.values()].flatMap((group) =>
    group.map(({ id, userAgent }, index) => {
      const name = browserWords(userAgent);
      return [id, group.length === 1 ? name : `${name} (${index + 1})`] as const;
    }),
  );
  return new Map(named);
}
