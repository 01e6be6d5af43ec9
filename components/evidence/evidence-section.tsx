import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { FileLink } from '@/components/ui/file-link';
import { PageSection } from '@/components/ui/page';
import type { Evidence } from '@/lib/evidence/queries';
import { askForEvidence } from '@/lib/evidence/requesting.actions';
import { addresses } from '@/lib/platform/addresses/addresses';
import { newId } from '@/lib/platform/ids';
import { sealingInWords } from '@/lib/platform/record/sealing.rules';
import { shownInstant } from '@/lib/platform/time/shown-instants';

type EvidenceSectionProps = {
  readonly evidence: Evidence;
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly zone: string;
  readonly now: Date;
  /** its reader is an assistant whose work has ended */
  readonly isFormers?: boolean;
};

/** One sealed file of everything the two have on record, for the side that asks. */
export function EvidenceSection({
  evidence,
  workspaceId,
  engagementId,
  zone,
  now,
  isFormers = false,
}: EvidenceSectionProps) {
  return (
    <PageSection title="The record in one file" id="evidence" className="print:hidden">
      <p className="mb-3 max-w-measure text-quiet">
        {isFormers
          ? 'Agreements, time, payments and the books, sealed as agreements are. Briefs and messages are only in what was sealed before the work ended.'
          : 'Agreements, approved work, payments, the books and the messages, sealed as agreements are.'}{' '}
        Whoever holds the file can check it, without an account and without us. Only you see what you have
        made.
      </p>
      <ul className="mb-4 grid gap-1">
        {evidence.map(({ id, askedAt, sealedAt, lacks, file }) => (
          <li key={id}>
            {file && sealedAt ? (
              <>
                <FileLink
                  href={addresses.file(workspaceId, file.id)}
                  name={file.name}
                  sizeBytes={file.sizeBytes}
                />{' '}
                <span className="text-sm text-quiet">as of {shownInstant(sealedAt, zone, now)}</span>
              </>
            ) : (
              <span className="block max-w-measure text-quiet">
                Asked for {shownInstant(askedAt, zone, now)}, {whatBecame({ askedAt, lacks }, now)}
              </span>
            )}
          </li>
        ))}
      </ul>
      <ActionForm action={askForEvidence} label="Seal the record">
        <EngagementFields of={{ workspaceId, engagementId }} />
        <FreshId name="id" fresh={newId()} />
        <FormMessage />
        <Submit look="quiet" pending="Asking for it…">
          Seal the record as it is now
        </Submit>
      </ActionForm>
    </PageSection>
  );
}

/** What became of one that can't be saved, and who can do what about it. */
function whatBecame({ askedAt, lacks }: Pick<Evidence[number], 'askedAt' | 'lacks'>, now: Date): string {
  if (lacks)
    return `and not made: ${lacks.join(', ')} can’t be found where files are kept. Whoever runs this Handover can bring it back from a back-up; then ask for the record again. A copy that was e-mailed to you is the same file.`;
  return sealingInWords(askedAt, now);
}
