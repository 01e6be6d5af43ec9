import { importAgreement } from '@/lib/agreements/importing/importing.actions';
import { templateOf } from '@/lib/agreements/templates';
import { signedPaper } from '../story/signed-paper';
import { act } from './acting';
import { type Drafting, typedTerms } from './agreements';
import type { Place, Stage } from './scene';

/** The owner imports what both had signed before they came here, which is her confirmation of it. */
export async function importSigned(
  stage: Stage,
  place: Place,
  { agreement, calendar, at }: Drafting,
): Promise<void> {
  const { title, template, signedElsewhere } = agreement;
  if (!signedElsewhere) throw new Error(`“${title}” was not signed elsewhere`);
  const { workspaceId, engagementId, agreementId: id, currency } = place;
  const owner = stage.actor(place.owner);
  const signedOn = calendar.date(signedElsewhere.on);
  const parties = { owner: place.owner, assistant: place.assistant };
  const pdf = await signedPaper({ agreement, signedOn, currency, ...parties });
  const file = new File([Uint8Array.from(pdf)], 'agreement-signed.pdf', { type: 'application/pdf' });
  await act(owner, at, importAgreement, {
    id,
    workspaceId,
    engagementId,
    title,
    file,
    signedOn,
    currency,
    ...typedTerms(agreement, calendar),
    payType: templateOf(template).payType,
    signedName: owner.name,
    consent: true,
  });
}
