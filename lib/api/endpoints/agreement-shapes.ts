import { z } from 'zod';
import { AGREEMENT_STATES } from '@/lib/agreements/rules';
import { FEE_BEARERS, ROUNDING_WAYS } from '@/lib/agreements/terms/paying.rules';
import { PAY_SCHEDULES, PAY_TYPES } from '@/lib/agreements/terms/terms.rules';
import { absolute } from '@/lib/platform/addresses/absolute';
import type { ListedAgreement, WholeAgreement } from '../agreements.queries';
import { addressesOf, Day, FileFacts, Instant, Money, Sides, sidesOf } from './common-shapes';

const Party = z.enum(['owner', 'assistant']);

const Terms = z.object({
  payType: z.enum(PAY_TYPES),
  rate: Money.describe('In minor units: per hour, per brief or per pay period, depending on `payType`.'),
  cap: Money.nullable().describe(
    'The most in a pay period, per month where pay follows approval; null: no limit.',
  ),
  paySchedule: z.enum(PAY_SCHEDULES),
  paidWithinDays: z.int().nullable().describe('Working days after the pay period, or the approval.'),
  feesBorneBy: z.enum(FEE_BEARERS).nullable(),
  roundingMinutes: z
    .int()
    .nullable()
    .describe('Each day’s minutes are rounded to this; null: they count as they are.'),
  roundingWay: z.enum(ROUNDING_WAYS).nullable(),
  retainerHours: z
    .int()
    .nullable()
    .describe('Which a retainer is for in each period; null: they aren’t counted.'),
  carriedHours: z.int().nullable().describe('How many unused ones are carried over at most.'),
  timeSilenceDays: z
    .int()
    .nullable()
    .describe(
      'After which a week without an answer counts as approved; null: as `autoApprovalDays`; 0: never.',
    ),
  disputeDays: z.int().nullable().describe('Within which time approved by silence can be disputed.'),
  autoApprovalDays: z
    .int()
    .nullable()
    .describe('Days after which a delivery without an answer counts as approved; null: never.'),
  responseTimeHours: z.int(),
  evaluationCadenceMonths: z.int(),
  noticeDays: z.int(),
  startsOn: Day,
  endsOn: Day.nullable(),
});

const DocumentHash = z
  .string()
  .nullable()
  .describe('SHA-256 (hex) of the canonical JSON that is signed; null until it is proposed.');

const Head = {
  id: z.uuid(),
  version: z.int().describe('Increases with each change of state or text.'),
  url: z.url().describe('The page for people.'),
  title: z.string(),
  state: z.enum(AGREEMENT_STATES),
  stateChangedAt: Instant,
  ...Sides,
  inForceAt: Instant.nullable().describe('Since when both have signed; null: they never had.'),
  endsAt: Instant.nullable().describe('When it ends, if known: by its terms, or by notice.'),
  amendsId: z.uuid().nullable().describe('The agreement that it replaces once both have signed it.'),
  number: z.int().describe('The newest version that you may read; what follows is about this one.'),
  signedBy: z.array(Party),
  documentHash: DocumentHash,
  terms: Terms,
};

export const AgreementHead = z.object(Head);

const HashedFile = FileFacts.extend({
  sha256: z.string().describe('The hash of the file, in hex; /verify recognises it.'),
});

export const Agreement = z.object({
  ...Head,
  notice: z.object({ party: Party, givenAt: Instant, effectiveAt: Instant }).nullable(),
  versions: z
    .array(
      z.object({
        number: z.int(),
        proposedAt: Instant.nullable(),
        documentHash: DocumentHash,
        terms: Terms,
        signatures: z.array(
          z.object({
            party: Party,
            name: z.string().describe('As it was signed.'),
            at: Instant,
            kind: z
              .enum(['signature', 'confirmation'])
              .describe('`confirmation`: that a file is what both signed elsewhere.'),
            takenBackAt: Instant.nullable().describe(
              'When its side took it back, before the other had signed.',
            ),
          }),
        ),
        sealed: HashedFile.nullable().describe(
          'The sealed PDF; fetch it with /agreements/{id}/files/{file}.',
        ),
        elsewhere: HashedFile.extend({ signedOn: Day })
          .nullable()
          .describe('The file that both signed elsewhere; fetched in the same way.'),
      }),
    )
    .describe('Newest first.'),
});

/** @returns an agreement as a list answers it. @param isStaff which side's pages its links lead to */
export function headOf(agreement: ListedAgreement, isStaff: boolean): z.input<typeof AgreementHead> {
  const { id, version, title, state, amendsId, number, signedBy, documentHash, ...rest } = agreement;
  return {
    id,
    version,
    title,
    state,
    amendsId,
    number,
    signedBy,
    documentHash,
    url: absolute(addressesOf(agreement, isStaff).agreement(id)),
    stateChangedAt: rest.stateChangedAt.toISOString(),
    ...sidesOf(rest),
    inForceAt: rest.inForceAt?.toISOString() ?? null,
    endsAt: rest.endsAt?.toISOString() ?? null,
    terms: termsOf(rest.terms),
  };
}

/** @returns a whole agreement in the API's form. */
export function agreementOf(agreement: WholeAgreement, isStaff: boolean): z.input<typeof Agreement> {
  const { notice, versions } = agreement;
  return {
    ...headOf(agreement, isStaff),
    notice: notice && {
      party: notice.party,
      givenAt: notice.givenAt.toISOString(),
      effectiveAt: notice.effectiveAt.toISOString(),
    },
    versions: versions.map(({ proposedAt, terms, signatures, ...version }) => ({
      ...version,
      proposedAt: proposedAt?.toISOString() ?? null,
      terms: termsOf(terms),
      signatures: signatures.map(({ at, takenBackAt, ...signature }) => ({
        ...signature,
        at: at.toISOString(),
        takenBackAt: takenBackAt?.toISOString() ?? null,
      })),
    })),
  };
}

function termsOf({
  rateMinor,
  capMinor,
  currency,
  ...terms
}: ListedAgreement['terms']): z.input<typeof Terms> {
  return {
    ...terms,
    rate: { minor: rateMinor, currency },
    cap: capMinor === null ? null : { minor: capMinor, currency },
  };
}
