import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { NearLink } from '@/components/ui/near-link';
import { PageSection } from '@/components/ui/page';
import { shownMoney } from '@/components/ui/shown-money';
import { removeAdjustment } from '@/lib/evaluations/adjusting/adjusting.actions';
import { adjustmentInWords } from '@/lib/evaluations/adjusting/adjustment-words';
import { ADJUSTMENT_WORDS } from '@/lib/evaluations/adjusting/adjustments.rules';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { dateOf } from '@/lib/platform/time/date-columns';
import { AdjustForm } from './adjust-form';
import { CarryOut } from './carry-out';

type AdjustmentsProps = {
  readonly page: EvaluationPage;
  readonly mayAdjust: boolean;
  /** not where it is only read, to be signed */
  readonly mayCarryOut: boolean;
};

type Adjustment = EvaluationPage['adjustments'][number];

/** The adjustments: who sees to each, by when, and what came of it so far. */
export function Adjustments({ page, mayAdjust, mayCarryOut }: AdjustmentsProps) {
  const { adjustments } = page;
  if (page.state === 'open') return null;
  return (
    <PageSection title="What changes" id="changes">
      {adjustments.length === 0 ? (
        <p className="mb-6 max-w-measure text-quiet">
          {page.workEndsAt === null
            ? 'An evaluation ends in what the two of you change: the agreement, the next briefs, or nothing. Say so here, with who sees to it and by when; the next one begins with what became of it.'
            : 'Your work together ends, so this is the place for what is still to be done, or learned from it. If that is nothing, say so.'}
        </p>
      ) : (
        <ul className="mb-8 grid gap-6">
          {adjustments.map((adjustment) => (
            <li
              key={adjustment.id}
              id={`adjustment-${adjustment.id}`}
              className="grid gap-2 border-s-2 border-line ps-4"
            >
              <p className="text-sm text-quiet">{ADJUSTMENT_WORDS[adjustment.kind].name}</p>
              <p className="max-w-measure whitespace-pre-line">{adjustment.what}</p>
              <p className="text-sm text-quiet">{factsOf(page, adjustment).join(' · ')}</p>
              <Uses page={page} adjustment={adjustment} />
              {mayCarryOut ? <CarryOut page={page} adjustment={adjustment} /> : null}
              {mayAdjust && adjustment.uses.length === 0 ? (
                <Remove page={page} adjustment={adjustment} />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {mayAdjust ? <AdjustForm page={page} /> : null}
    </PageSection>
  );
}

function factsOf(page: EvaluationPage, { playbook, ...adjustment }: Adjustment): readonly string[] {
  const { business, assistant, currency } = page;
  const dueOn = adjustment.dueOn && dateOf(adjustment.dueOn);
  const rateMinor = adjustment.rateMinor === null ? null : Number(adjustment.rateMinor);
  return [
    ...adjustmentInWords(
      { ...adjustment, dueOn, rateMinor },
      {
        business: business.name,
        assistant: assistant.name,
        amount: (minor) => shownMoney({ minor, currency }),
      },
    ),
    ...(playbook ? [`For the playbook “${playbook.name}”`] : []),
  ];
}

/** What it became: an amendment, a given, a brief. An assistant sees no playbooks, and a draft is the owner's. */
function Uses({ page, adjustment: { uses } }: { page: EvaluationPage; adjustment: Adjustment }) {
  const isOwners = page.side === 'owner';
  const { slug } = page.business;
  const shared = addressesFor({ side: page.side, slug, workspaceId: page.ref.workspaceId });
  return (
    <>
      {uses.map(({ id, agreementId, playbookId, briefId, pauseId, cameToNothing }) => (
        <p key={id} className="text-sm">
          {agreementId ? (
            <Became
              words={`An amendment was begun${cameToNothing ? AND_NOTHING_CAME : ''}`}
              href={shared.agreement(agreementId)}
            />
          ) : null}
          {playbookId ? (
            <Became
              words="It is a given of a playbook"
              href={isOwners ? addresses.playbook(slug, playbookId) : null}
            />
          ) : null}
          {briefId ? (
            <Became
              words={`A brief was begun${cameToNothing ? AND_NOTHING_CAME : ''}`}
              href={isOwners ? addresses.brief(slug, briefId) : null}
            />
          ) : null}
          {pauseId ? (
            <Became words="The work was paused" href={shared.engagement(page.engagementId)} />
          ) : null}
        </p>
      ))}
    </>
  );
}

const AND_NOTHING_CAME = ', and came to nothing';

function Became({ words, href }: { words: string; href: string | null }) {
  if (href === null) return <span>{words}.</span>;
  return (
    <NearLink href={href} className="link">
      {words}
    </NearLink>
  );
}

function Remove({ page: { ref }, adjustment }: { page: EvaluationPage; adjustment: Adjustment }) {
  return (
    <ActionForm action={removeAdjustment} className="grid gap-2">
      <RefFields of={ref} />
      <input type="hidden" name="adjustmentId" value={adjustment.id} />
      <FormMessage />
      <div>
        <Submit look="plain" pending="Stopping…">
          Take it out<span className="sr-only">: {adjustment.what}</span>
        </Submit>
      </div>
    </ActionForm>
  );
}
