import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { line, prose } from '@/lib/platform/actions/text';
import { Id, INCOMPLETE_LINK } from '@/lib/platform/ids';
import { calendarDay } from '@/lib/platform/time/from-outside';
import { NO_SUCH_DATE } from '@/lib/platform/time/range';
import { isDrawnPath } from './drawn.rules';

/** Names an agreement as the person last saw it. */
export const SeenAgreement = { workspaceId: Id, id: Id, version: SeenVersion };

/** Agreements are of this century and its neighbours. */
const Day = calendarDay(NO_SUCH_DATE).refine((day) => day < '2200', NO_SUCH_DATE);

export const CalendarDate = z.string().trim().pipe(Day);

export const CalendarDateOrNothing = z
  .string()
  .trim()
  .default('')
  .pipe(z.union([z.literal(''), Day], NO_SUCH_DATE))
  .transform((typed) => (typed === '' ? null : typed));

/** A button on the agreement: which agreement it is for, as it was seen. */
export const AgreementStep = z.object(SeenAgreement);

/** For proposing; empty means the default time for signing (ending.rules.ts). */
export const ProposeAgreement = z.object({ ...SeenAgreement, respondBy: CalendarDateOrNothing });

/** `amendmentId` comes with the form: sent twice, it is still one. */
export const AmendAgreement = z.object({
  ...SeenAgreement,
  amendmentId: Id,
  /** a renewal: once more as long, with the terms as they are */
  renew: z.literal('on').optional(),
  /** the decision that it puts in writing */
  decisionId: Id.optional(),
  /** the evaluation's adjustment that it puts in writing */
  adjustmentId: Id.optional(),
});

export const RequestAmendment = z.object({
  ...SeenAgreement,
  reason: prose('Say what you would like changed, and why.', 4_000),
  /** the decision that it carries out */
  decisionId: Id.optional(),
});

export const GiveNotice = z.object({
  ...SeenAgreement,
  /** the last day of the agreement as shown to the person */
  lastDay: CalendarDate,
  reason: prose('Say in a sentence why, so that the other side understands.', 1_000),
  confirm: z.literal('on', { error: 'Tick this, so that it can’t happen by accident.' }),
});

export const RequestChanges = z.object({
  ...SeenAgreement,
  reason: prose('Say what you would like changed, and why.', 4_000),
});

export const DeclineAgreement = z.object({
  ...SeenAgreement,
  reason: prose('Say in a sentence why, so that the other side understands.', 4_000),
});

/** The wording that a signer consents to. A new wording gets a new version; old signatures keep theirs. */
export const CONSENT = {
  version: '2026-11',
  text: 'I have read this agreement to its end and agree to it. I sign it electronically, and mean this to bind me as a signature on paper would. I can save and print it, and get a copy by e-mail.',
} as const;

/** What both consent to when they confirm an agreement signed elsewhere. */
export const CONFIRMATION = {
  version: '2026-11-import',
  text: 'I confirm that this file is the agreement we signed elsewhere, and that these terms are what it says. I confirm it electronically, and get a copy by e-mail.',
} as const;

/** @returns the wording that a signer of such a version consents to. */
export function consentFor(version: { readonly isImported: boolean }) {
  return version.isImported ? CONFIRMATION : CONSENT;
}

/** The strokes of a drawn signature, or nothing: a typed name is enough. */
const Drawn = z
  .string()
  .default('')
  .refine(
    (path) => path === '' || isDrawnPath(path),
    'That drawing can’t be read. Clear it and draw again, or leave it empty.',
  )
  .transform((path) => (path === '' ? null : path));

export const SignAgreement = z.object({
  workspaceId: Id,
  id: Id,
  /** the hash of the text that the person has read */
  documentHash: z.string().regex(/^[0-9a-f]{64}$/, INCOMPLETE_LINK),
  /** how many signatures under this text, of either side, had been taken back when the page was opened */
  takenBack: z.coerce.number().int().min(0).default(0),
  signedName: line('Type your name as you sign it.', 120),
  drawn: Drawn,
  consent: z.literal('on', { error: 'Tick this to sign electronically.' }),
});
