import { createAgreement } from '@/lib/agreements/drafting/drafting.actions';
import { proposeAgreement } from '@/lib/agreements/proposing/proposing.actions';
import { signAgreement } from '@/lib/agreements/signing/signing.actions';
import { templateOf } from '@/lib/agreements/templates';
import { noteViewed } from '@/lib/agreements/viewing';
import { atTime } from '@/lib/platform/clock';
import { withActor } from '@/lib/platform/tenancy';
import type { Calendar } from '../calendar';
import { signatureOf } from '../story/signatures';
import type { AgreementStory, Signing } from '../story/story';
import { type Actor, act } from './acting';
import type { Place, Stage } from './scene';

export type Drafting = { readonly agreement: AgreementStory; readonly calendar: Calendar; readonly at: Date };

/** The owner picks a template and fills in its terms; the clauses are the template's. */
export async function draftAgreement(
  stage: Stage,
  place: Place,
  { agreement, calendar, at }: Drafting,
): Promise<void> {
  const { workspaceId, engagementId, agreementId: id, currency } = place;
  const { template: templateKey, title } = agreement;
  await act(stage.actor(place.owner), at, createAgreement, {
    id,
    workspaceId,
    engagementId,
    templateKey,
    currency,
    title,
    ...typedTerms(agreement, calendar),
  });
}

/** @returns the terms as they are typed into the form; the currency is the business's. */
export function typedTerms(agreement: AgreementStory, calendar: Calendar) {
  const { rate, cap, paySchedule, evaluationCadenceMonths, responseTimeHours, noticeDays } = agreement;
  const { autoApprovalDays, startsOn, template } = agreement;
  const { paidWithinDays, feesBorneBy, disputeDays } = templateOf(template).terms;
  return {
    rate,
    cap,
    paySchedule,
    evaluationCadenceMonths,
    responseTimeHours,
    noticeDays,
    autoApprovalDays,
    paidWithinDays,
    feesBorneBy: feesBorneBy ?? '',
    disputeDays: autoApprovalDays ? disputeDays : null,
    startsOn: calendar.date(startsOn),
  };
}

export async function propose(stage: Stage, place: Place, at: Date): Promise<void> {
  const owner = stage.actor(place.owner);
  const { version } = await open(owner, place);
  const { workspaceId, agreementId: id } = place;
  await act(owner, at, proposeAgreement, { workspaceId, id, version });
}

/**
 * Somebody who has just signed in opens the text, reads to its end, consents and types their name; some draw it as
 * well.
 */
export async function sign(stage: Stage, place: Place, { by, isDrawn }: Signing, at: Date): Promise<void> {
  const signer = stage.actor(by);
  const { versions } = await open(signer, place);
  const { number, documentHash } = versions[0] ?? {};
  if (!number || !documentHash) throw new Error('nothing has been proposed to be signed');
  const { workspaceId, engagementId, agreementId: id } = place;
  await atTime(new Date(at.getTime() - READING_MINUTES * 60_000), () =>
    noteViewed(signer.userId, { workspaceId, engagementId, id, number, documentHash }),
  );
  await act(signer, at, signAgreement, {
    workspaceId,
    id,
    documentHash,
    signedName: signer.name,
    drawn: isDrawn ? signatureOf(by) : '',
    consent: true,
  });
}

/** Roughly the length of the templates. */
const READING_MINUTES = 6;

/** What the agreement's page would have shown: its version, and the hash of the text that can be signed. */
export async function open({ userId }: Actor, { workspaceId, agreementId: id }: Place) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.agreement.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id } },
      select: {
        version: true,
        title: true,
        versions: {
          select: { id: true, number: true, documentHash: true },
          orderBy: { number: 'desc' },
          take: 1,
        },
      },
    }),
  );
}
