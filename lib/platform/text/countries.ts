const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** @returns a country's name in English. @param code ISO 3166-1 alpha-2 */
export function countryInWords(code: string): string {
  return NAMES.of(code) ?? code;
}
