import { line } from '@/lib/platform/actions/text';
import { Address } from '@/lib/platform/mail/typed-address';
import { plainName } from '@/lib/platform/sheets/plain-name';

/** The columns of a file of people. */
export const COLUMNS = {
  name: { name: 'Name', aliases: ['assistant', 'full name', 'who', 'person'] },
  email: { name: 'E-mail', aliases: ['email', 'e mail address', 'email address', 'mail', 'address'] },
} as const;
export type ColumnKey = keyof typeof COLUMNS;
const COLUMN_KEYS = ['name', 'email'] as const satisfies readonly ColumnKey[];

/** @returns which column a header means; null for an unknown one. */
export function columnOf(header: string): ColumnKey | null {
  const plain = plainName(header);
  return (
    COLUMN_KEYS.find((key) => [COLUMNS[key].name, ...COLUMNS[key].aliases].map(plainName).includes(plain)) ??
    null
  );
}

/** As many as are invited in one go. */
export const MOST_PEOPLE = 40;

/** A person to invite. */
export type Invitee = { readonly name: string; readonly email: string };
export type InviteeRow = {
  readonly line: number;
  readonly invitee: Invitee | null;
  /** why they can’t be, in a sentence; null: they can */
  readonly error: string | null;
};
/** A row, and whether an invitation waits for its person already: then none is sent. */
export type ReviewedRow = InviteeRow & { readonly isInvited: boolean };

const Name = line('Say who you invite.', 120);

/** @returns each row of a file. An address counts once: for the first row that has it. */
export function readInvitees(
  rows: readonly { readonly line: number; readonly cells: Partial<Record<ColumnKey, string>> }[],
): readonly InviteeRow[] {
  const seen = new Set<string>();
  return rows.map(({ line: number, cells }) => {
    const name = Name.safeParse(cells.name ?? '');
    const email = Address.safeParse(cells.email ?? '');
    const issue = name.error?.issues[0] ?? email.error?.issues[0];
    if (!name.success || !email.success) {
      return { line: number, invitee: null, error: issue?.message ?? 'This row can’t be read.' };
    }
    const invitee = { name: name.data, email: email.data };
    const isTwice = seen.has(invitee.email);
    seen.add(invitee.email);
    return { line: number, invitee, error: isTwice ? 'This address is in another row as well.' : null };
  });
}
