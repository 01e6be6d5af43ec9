import { z } from 'zod';
import { sha256 } from './canonical';
import { isCanonical, parsed } from './parsed';

/** Named in the file itself, so that somebody holding it in ten years knows how to read it. */
export const RECORD_FORMAT = 'handover.record.v1';

const Money = z.object({ account: z.string(), currency: z.string(), amountMinor: z.int() });

/** The part of a record that is checked for consistency; the rest is for people to read. */
const Checked = z.object({
  format: z.literal(RECORD_FORMAT),
  agreements: z.array(
    z.object({ versions: z.array(z.object({ documentHash: z.string(), canonicalJson: z.string() })) }),
  ),
  owed: z.array(z.object({ id: z.string(), currency: z.string(), amountMinor: z.int() })),
  payments: z.array(z.object({ id: z.string(), amountMinor: z.int(), lines: z.array(z.string()) })),
  ledger: z.array(z.object({ owedId: z.string().nullable(), entries: z.array(Money) })),
  messages: z.array(z.looseObject({})),
  /** what its reader could no longer see; absent from older records, in which an empty list may mean that too */
  leftOut: z.array(z.string()).default([]),
});

export type RecordCheck =
  | {
      readonly sound: true;
      readonly agreements: number;
      readonly owed: number;
      /** null: left out */
      readonly messages: number | null;
    }
  | { readonly sound: false; readonly why: string };

/**
 * Checks a record's consistency: it is canonical JSON, each agreement's text has its hash, the books balance, what is
 * owed is in them, and each payment is the sum of what it pays.
 */
export function checkRecord(text: string): RecordCheck {
  const read = Checked.safeParse(parsed(text));
  if (!read.success) return unsound('its record can’t be read');
  if (!isCanonical(text)) return unsound('its record is not written as records are');
  const { agreements, owed, payments, ledger, messages, leftOut } = read.data;
  const versions = agreements.flatMap((agreement) => agreement.versions);
  if (versions.some((version) => sha256(version.canonicalJson) !== version.documentHash)) {
    return unsound('the text of an agreement in it is not the one that was signed');
  }
  if (!ledger.every(({ entries }) => balances(entries))) return unsound('its books don’t balance');
  const booked = new Map(
    ledger.flatMap(({ owedId, entries }) => (owedId === null ? [] : [[owedId, entries]])),
  );
  const isBooked = owed.every(
    ({ id, amountMinor }) =>
      amountMinor === 0 ||
      booked.get(id)?.some((entry) => entry.account === 'owed' && entry.amountMinor === -amountMinor),
  );
  if (!isBooked) return unsound('something owed in it is not in its books');
  const amounts = new Map(owed.map(({ id, amountMinor }) => [id, amountMinor]));
  const areWhole = payments.every(
    ({ amountMinor, lines }) =>
      lines.length === 0 || lines.reduce((sum, id) => sum + (amounts.get(id) ?? 0), 0) === amountMinor,
  );
  if (!areWhole) return unsound('a payment in it is not the sum of what it pays');
  return {
    sound: true,
    agreements: agreements.length,
    owed: owed.length,
    messages: leftOut.includes('messages') ? null : messages.length,
  };
}

function balances(entries: readonly z.infer<typeof Money>[]): boolean {
  const sums = new Map<string, bigint>();
  for (const { currency, amountMinor } of entries) {
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(amountMinor));
  }
  return [...sums.values()].every((sum) => sum === 0n);
}

function unsound(why: string): RecordCheck {
  return { sound: false, why };
}
