import { z } from 'zod';

/** How a business pays: by the hour or per brief; what is owed is paid another way, or through Stripe. */
const Pay = z.enum(['hourly', 'fixed', 'through Stripe']);

const Somebody = z.object({ name: z.string(), email: z.string(), zone: z.string() });
export type Somebody = z.infer<typeof Somebody>;

const Assistant = Somebody.extend({ engagementId: z.string() });
export type Assistant = z.infer<typeof Assistant>;

/** A business of the soak, which agreed with everybody half a year ago, as `cast-process` has made it. */
const Business = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  pay: Pay,
  /** the Monday from which weeks can be handed in */
  since: z.string(),
  owner: Somebody,
  assistants: z.array(Assistant),
});
export type Business = z.infer<typeof Business>;
export const Businesses = z.array(Business);

const OWNERS = ['Adaeze Obi', 'Jonas Weber', 'Priya Nair', 'Lucía Ferrer'] as const;
const ASSISTANTS = [
  ['Marisol Reyes', 'Budi Santoso'],
  ['Ana Kovač', 'Femi Adeleke'],
  ['Thandi Mokoena', 'Rosa Lima'],
  ['Kenji Mori', 'Noor Haddad'],
] as const;
const NAMES = ['Obi Textiles', 'Weber Bikes', 'Nair Interiors', 'Ferrer Books'] as const;
const PAYS = ['hourly', 'fixed', 'through Stripe', 'hourly'] as const;
const ZONES = ['Europe/Lisbon', 'Asia/Manila', 'America/Chicago', 'Africa/Lagos'] as const;

/** Whom the soak begins with: each business has an owner and two assistants. */
export const PLANNED = NAMES.map((name, index) => ({
  name,
  pay: PAYS[index] ?? 'hourly',
  owner: someone(OWNERS[index] ?? '', 'America/New_York'),
  assistants: (ASSISTANTS[index] ?? []).map((each, place) =>
    someone(each, ZONES[(index + place) % 4] ?? 'UTC'),
  ),
}));

function someone(name: string, zone: string): Somebody {
  const plain = name.normalize('NFD').replace(/[^a-z ]/gi, '');
  return { name, email: `${plain.toLowerCase().replaceAll(' ', '.')}@soak.example`, zone };
}
