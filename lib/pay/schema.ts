import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { severalOf } from '@/lib/platform/actions/several';
import { line, optionalProse, prose } from '@/lib/platform/actions/text';
import { chosenFiles } from '@/lib/platform/files/chosen';
import { Id } from '@/lib/platform/ids';
import { CurrencyCode } from '@/lib/platform/money/currency-code';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { EXTRA_KINDS } from './owed/owed.rules';
import { PAYMENT_METHODS } from './payments/payments.rules';

const Place = { workspaceId: Id, engagementId: Id };
const Day = calendarDay('Choose a day.');

const Amount = z.string({ error: 'Give an amount.' }).trim().min(1, 'Give an amount.').max(40);
const AmountOrNone = z.string().trim().max(40).default('');

const CurrencyOrNone = z.union([z.literal(''), CurrencyCode]).default('');

/** One file, or none. */
const FileOrNone = z.preprocess((sent) => chosenFiles(sent)[0] ?? null, z.instanceof(File).nullable());

const Chosen = z
  .preprocess(severalOf, z.array(Id))
  .pipe(z.array(z.string()).min(1, 'Choose what this paid.').max(500))
  .transform((ids) => [...new Set(ids)]);

/** Money that the owner sent by their own means. Amounts are read in the currency of what is owed. */
export const RecordPayment = z.object({
  ...Place,
  id: Id,
  owed: Chosen,
  method: z.enum(PAYMENT_METHODS, 'Choose how you sent it.'),
  sentOn: Day,
  /** if empty, what is owed was sent in its own currency */
  sentCurrency: CurrencyOrNone,
  sentAmount: AmountOrNone,
  exchangeRate: AmountOrNone,
  fee: AmountOrNone,
  reference: optionalProse(200),
  note: optionalProse(2_000),
  proof: FileOrNone,
});

/**
 * Several payments at once, each to one assistant in one currency; nothing is written before they have been reviewed.
 */
export const RecordPayments = z.object({
  workspaceId: Id,
  intent: z.enum(['look', 'change', 'record']),
  owed: Chosen,
  method: z.enum(PAYMENT_METHODS, 'Choose how you sent it.'),
  sentOn: Day,
  /** for every payment without its own */
  reference: optionalProse(200),
  note: optionalProse(2_000),
  /** which payment it belongs to, as `partKey` names it */
  references: z
    .array(z.object({ of: z.string().max(60), text: optionalProse(200) }))
    .max(500)
    .default([]),
});

const SeenPayment = { workspaceId: Id, id: Id, version: SeenVersion };

export const ConfirmPayment = z.object({ ...SeenPayment, note: optionalProse(2_000) });
export const DisputePayment = z.object({
  ...SeenPayment,
  note: prose('Say what isn’t right: has nothing come, or less?', 2_000),
});
export const WithdrawPayment = z.object({
  ...SeenPayment,
  note: prose('Say why you take it back, so that the record explains itself.', 2_000),
});

export const SubmitExpense = z.object({
  ...Place,
  id: Id,
  spentOn: Day,
  what: line('Say what it was for.', 300),
  amount: Amount,
  receipt: z
    .instanceof(File, { error: 'Add the receipt: a photo or a PDF.' })
    .refine((file) => file.size > 0, 'Add the receipt: a photo or a PDF.'),
});

const SeenExpense = { workspaceId: Id, id: Id, version: SeenVersion };

export const ApproveExpense = z.object({ ...SeenExpense, note: optionalProse(2_000) });
export const DeclineExpense = z.object({
  ...SeenExpense,
  note: prose('Say why, so that the other side understands.', 2_000),
});
export const WithdrawExpense = z.object(SeenExpense);

export const AddExtra = z.object({
  ...Place,
  id: Id,
  kind: z.enum(EXTRA_KINDS, 'Choose what it is.'),
  direction: z.enum(['more', 'less']).default('more'),
  amount: Amount,
  note: line('Say what it is for, in a few words.', 500),
  correctsId: z
    .union([z.literal(''), Id])
    .default('')
    .transform((id) => (id === '' ? null : id)),
});

/** Pay ahead of work. Amounts are read in the agreement's currency. */
export const AddAdvance = z.object({
  ...Place,
  id: Id,
  amount: Amount,
  part: Amount,
  note: line('Say what it is for, in a few words.', 500),
});
