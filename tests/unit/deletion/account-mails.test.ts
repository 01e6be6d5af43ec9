import { render } from '@react-email/render';
import { expect, it } from 'vitest';
import { type AccountReader, accountKeptMail, accountPendingMail } from '@/lib/deletion/emails/account';

const DUE = new Date('2027-03-26T12:00:00Z');
const BUSINESS = 'Adeyemi Ceramics';
const FELLOW = { reader: 'fellow_owner', business: BUSINESS, role: 'manager', isReaderAlone: false } as const;

const textOf = async ({ element }: ReturnType<typeof accountKeptMail>) =>
  (await render(element, { plainText: true })).replaceAll(/\s+/g, ' ');

it.each<[AccountReader, string, string, string]>([
  [
    { reader: 'self' },
    'Your account will be deleted on Fri 26 Mar, 20:00',
    'What you signed stays as it was signed',
    'If that wasn’t you, take it back',
  ],
  [
    { reader: 'owner' },
    'Maria Santos is leaving Handover on Fri 26 Mar, 20:00',
    'What you both signed, what was delivered, owed and paid stays on your record',
    'Maria Santos assists your business',
  ],
  [
    FELLOW,
    'Maria Santos is leaving Handover on Fri 26 Mar, 20:00',
    `From that day on they don’t run ${BUSINESS}`,
    `you own ${BUSINESS}`,
  ],
])(
  'the person whose account is deleted is named to %o, with what stays and why they hear of it',
  async (reader, subject, stays, why) => {
    const clock = { zone: 'Asia/Manila', now: new Date('2027-03-12T12:00:00Z') };
    const words = { name: 'Maria Santos', url: 'http://localhost:3000/settings', ...clock, ...reader };
    const pending = accountPendingMail(words, DUE);
    const text = await textOf(pending);

    expect(pending.subject).toBe(subject);
    expect(text).toContain('Fri 26 Mar, 20:00 your time');
    expect(text).toContain(stays);
    expect(text).toContain(why);
    const kept = await textOf(accountKeptMail(words));
    expect(kept).toContain(why);
    expect(kept.includes(`They go on running ${BUSINESS}, as`)).toBe(reader.reader === 'fellow_owner');
  },
);
