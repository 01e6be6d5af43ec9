import { z } from 'zod';
import { line } from '@/lib/platform/actions/text';
import { Id, idOr } from '@/lib/platform/ids';
import { readTerms, TermsFields, Title } from '../drafting/drafting.schema';
import { CalendarDate } from '../schema';
import { PAY_TYPES } from '../terms/terms.rules';

const NO_FILE = 'Choose the PDF that both of you signed.';

/** An agreement signed elsewhere: its file, and the terms as the owner reads them in it. */
export const ImportAgreement = z
  .object({
    id: Id,
    workspaceId: Id,
    engagementId: idOr('Choose who this is with.'),
    title: Title,
    // a browser sends an empty file for none
    file: z.instanceof(File, { error: NO_FILE }).refine(({ size }) => size > 0, NO_FILE),
    signedOn: CalendarDate,
    payType: z.enum(PAY_TYPES),
    signedName: line('Type your name, as you confirm it.', 120),
    consent: z.literal('on', { error: 'Tick this to confirm it.' }),
    ...TermsFields,
  })
  .transform(
    (
      { id, workspaceId, engagementId, title, file, signedOn, payType, signedName, consent: _, ...typed },
      context,
    ) => ({
      id,
      workspaceId,
      engagementId,
      title,
      file,
      signedOn,
      signedName,
      terms: readTerms(typed, { payType, clauses: [] }, context),
    }),
  );
