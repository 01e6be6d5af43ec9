import { DEMO_PEOPLE } from '@/lib/people/signing-in/demo';

export type Character = {
  readonly name: string;
  readonly email: string;
  readonly zone: string;
  /** from the ranges reserved for examples (RFC 5737) */
  readonly ip: string;
  readonly userAgent: string;
};

const MAC =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Safari/605.1.15';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36';

/** Everybody in the story. Those one can sign in as with one click have the addresses of lib/people/signing-in/demo. */
export const CAST = {
  ruth: { ...DEMO_PEOPLE.owner, ip: '203.0.113.24', userAgent: MAC },
  tomas: { ...DEMO_PEOPLE.manager, ip: '203.0.113.24', userAgent: WINDOWS },
  maria: { ...DEMO_PEOPLE.assistant, ip: '198.51.100.61', userAgent: WINDOWS },
  dewi: { ...DEMO_PEOPLE.assistant2, ip: '198.51.100.118', userAgent: MAC },
  oluchi: { ...DEMO_PEOPLE.assistant3, ip: '192.0.2.77', userAgent: ANDROID },
  priya: {
    name: 'Priya Raman',
    email: 'priya@quayside-bicycles.example',
    zone: 'Europe/London',
    ip: '203.0.113.190',
    userAgent: WINDOWS,
  },
  ines: {
    name: 'Inês Duarte',
    email: 'ines.duarte@inbox.example',
    zone: 'Europe/Lisbon',
    ip: '192.0.2.143',
    userAgent: MAC,
  },
  lea: {
    name: 'Léa Moreau',
    email: 'lea.moreau@inbox.example',
    zone: 'Europe/Paris',
    ip: '192.0.2.88',
    userAgent: MAC,
  },
} as const satisfies Record<string, Character>;

export type PersonName = keyof typeof CAST;
export type AssistantName = 'maria' | 'dewi' | 'oluchi' | 'ines' | 'lea';
export type StaffName = Exclude<PersonName, AssistantName>;
