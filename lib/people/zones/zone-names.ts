/** Names that browsers and Node still list by their old spelling (IANA backward file). */
const RENAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
    'America/Godthab': 'America/Nuuk',
    'Asia/Calcutta': 'Asia/Kolkata',
    'Asia/Katmandu': 'Asia/Kathmandu',
    'Asia/Rangoon': 'Asia/Yangon',
    'Asia/Saigon': 'Asia/Ho_Chi_Minh',
    'Atlantic/Faeroe': 'Atlantic/Faroe',
    'Europe/Kiev': 'Europe/Kyiv',
    'Pacific/Enderbury': 'Pacific/Kanton',
    'Pacific/Ponape': 'Pacific/Pohnpei',
    'Pacific/Truk': 'Pacific/Chuuk',
  }),
);

/** @returns a zone's current IANA name, from a possibly old one. */
export function presentName(zone: string): string {
  return RENAMED.get(zone) ?? zone;
}

/**
 * @returns a zone's region and place, for a list: `America/Argentina/Buenos_Aires` is in America, at "Buenos Aires,
 * Argentina".
 */
export function placeOfZone(zone: string): { readonly region: string; readonly place: string } {
  const [region = zone, ...rest] = zone.replaceAll('_', ' ').split('/');
  return rest.length === 0
    ? { region: 'Other', place: region }
    : { region, place: rest.reverse().join(', ') };
}
