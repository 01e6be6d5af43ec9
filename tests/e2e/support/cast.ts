import { randomBytes } from 'node:crypto';

/** Somebody as a test knows them: their name, an address nobody else has, and where their clock is. */
export type Person = { readonly name: string; readonly email: string; readonly zone: string };

const CAST = {
  ruth: { name: 'Ruth Adeyemi', zone: 'America/Chicago' },
  tomas: { name: 'Tomás Herrera', zone: 'America/Chicago' },
  maria: { name: 'Maria Santos', zone: 'Asia/Manila' },
  dewi: { name: 'Dewi Lestari', zone: 'Asia/Jakarta' },
  oluchi: { name: 'Oluchi Okafor', zone: 'Africa/Lagos' },
} as const;

export type CastName = keyof typeof CAST;

/**
 * @returns one of the cast, with an address of this test's own: all tests share a database, and nobody is in two of
 * them.
 */
export function someone(who: CastName): Person {
  return { ...CAST[who], email: `${who}-${randomBytes(5).toString('hex')}@inbox.example` };
}

/** @returns whether somebody of the cast has a business: the others work for one. */
export function isOwner(who: CastName): boolean {
  return who === 'ruth' || who === 'tomas';
}
