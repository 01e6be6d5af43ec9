import { AgreedLink } from '@/components/agreements/agreed-link';
import { LinkButton } from '@/components/ui/button';
import { DownloadPdf } from '@/components/ui/download-pdf';
import { PageHead } from '@/components/ui/page';
import { StateLabel } from '@/components/ui/state-label';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import type { EvaluationAction } from '@/lib/evaluations/rules';
import { standingWords } from '@/lib/evaluations/showing.rules';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor, type PageReader } from '@/lib/platform/addresses/addresses-for';
import { isSealingLate, SEALING_LATE } from '@/lib/platform/record/sealing.rules';
import { formatDay } from '@/lib/platform/time/format';
import { EvaluationStatus } from './evaluation-status';
import { MoveForm } from './move-form';
import { ReopenForm } from './reopen-form';

type HeadProps = {
  readonly page: EvaluationPage;
  /** whose pages it is read on */
  readonly place: PageReader;
  /** what the reader may do with it now */
  readonly may: readonly EvaluationAction[];
  /** the reader's own */
  readonly zone: string;
  readonly now: Date;
};

/** An evaluation's subject, its state, and the actions on the whole of it. */
export function EvaluationHead({ page, place, may, zone, now }: HeadProps) {
  const { facts, side, agreementId, openedAt } = page;
  const other = side === 'owner' ? page.assistant : page.business;
  return (
    <>
      <PageHead
        title={`Evaluation ${page.number} with ${other.name}`}
        back={{
          href: addressesFor(place).evaluations(),
          label: 'Evaluations',
        }}
        intro={`Covers ${formatDay(page.periodFrom, page.zone, now)} to ${formatDay(page.periodTo, page.zone, now)}.`}
      />
      <div className="mb-8 grid gap-4">
        <p className="flex flex-wrap gap-x-4 gap-y-2" data-no-print>
          {standingWords(
            { ...page, handedIn: facts.handedIn, signedBy: facts.signatures.map(({ party }) => party) },
            side,
            now,
          ).map(({ meaning, words }) => (
            <StateLabel key={words} meaning={meaning}>
              {words}
            </StateLabel>
          ))}
        </p>
        <EvaluationStatus page={page} zone={zone} now={now} />
        <div className="flex flex-wrap items-center gap-x-6 gap-y-1">
          <Steps page={page} place={place} may={may} now={now} />
          <AgreedLink under={{ reader: place, agreementId, asOf: openedAt }} clause="evaluation">
            What did we agree?
          </AgreedLink>
        </div>
        {may.includes('move') ? <MoveForm page={page} now={now} /> : null}
      </div>
    </>
  );
}

/** The actions on the whole of it: sign it, reopen it, download the copy. */
function Steps({ page, place, may, now }: Omit<HeadProps, 'zone'>) {
  const { ref, copyFileId, state } = page;
  return (
    <div className="flex flex-wrap items-start gap-3 empty:hidden" data-no-print>
      {may.includes('sign') ? (
        <LinkButton href={addressesFor(place).signEvaluation(ref.id)}>Read and sign</LinkButton>
      ) : null}
      {may.includes('reopen') ? <ReopenForm page={page} /> : null}
      {copyFileId ? <DownloadPdf href={addresses.file(ref.workspaceId, copyFileId)} /> : null}
      {state === 'done' && !copyFileId ? (
        <p className="max-w-measure text-quiet">
          {isSealingLate(page.closedAt ?? now, now) ? SEALING_LATE : 'Your copy is being sealed.'}
        </p>
      ) : null}
    </div>
  );
}
