import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, SelectField, Submit, TextField } from '@/components/forms/fields';
import { LinkButton } from '@/components/ui/button';
import { NearLink } from '@/components/ui/near-link';
import { StateLabel } from '@/components/ui/state-label';
import { When } from '@/components/ui/when';
import { stateInWords, WITH_ASSISTANT } from '@/lib/briefs/rules';
import { planBrief } from '@/lib/endings/handing-back.actions';
import type { BriefToHandBack, EndingPage } from '@/lib/endings/page.queries';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesOf, assistantIn, type EndingReader } from './reader';

const PLANS = [
  { value: 'finish', label: 'It is finished by the last day' },
  { value: 'call_off', label: 'It is called off' },
  { value: 'hand_on', label: 'Somebody else takes it over' },
] as const;

type OpenBriefsProps = { readonly page: EndingPage; readonly reader: EndingReader };

/** Open briefs: each with what is to become of it, which the business says. */
export function OpenBriefs({ page, reader }: OpenBriefsProps) {
  if (page.briefs.length === 0)
    return <p className="text-quiet">None. Everything that was handed over is closed.</p>;
  return (
    <>
      <p className="mb-3 max-w-measure text-sm text-quiet">
        A brief that is still with {assistantIn(page, reader)} after the last day is called off automatically,
        and says what is owed for the work begun. What was delivered is reviewed and paid as usual.
        {isPartUnpriced(page) ? ` ${PART_IN_TIME}` : null}
      </p>
      <ul className="divide-y divide-line">
        {page.briefs.map((brief) => (
          <li key={brief.id} className="grid gap-3 py-4">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <NearLink
                href={addressesOf(page, reader).brief(brief.id)}
                className="min-w-0 font-semibold underline underline-offset-4"
              >
                {brief.title}
              </NearLink>
              <Standing brief={brief} />
            </div>
            <p className="text-sm text-quiet">
              It is {stateInWords(brief.state)}.
              {brief.deadlineAt ? (
                <>
                  {' '}
                  Due <When instant={brief.deadlineAt} zone={reader.zone} now={reader.now} />.
                </>
              ) : null}
              {brief.plan?.note ? ` “${brief.plan.note}”` : ''}
            </p>
            {reader.role === 'assistant' ? null : <Deciding page={page} brief={brief} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Nobody can write in its conversation after the last day. */
const PART_IN_TIME =
  'It is paid once it is finished: if a part of it is done by then, agree on an amount for that in its conversation before the last day.';

type Unfinished = {
  readonly inForce: Pick<NonNullable<EndingPage['inForce']>, 'payType'> | null;
  readonly briefs: readonly Pick<BriefToHandBack, 'state'>[];
};

/** @returns whether work is begun for which only the finished brief has a price. */
export function isPartUnpriced({ inForce, briefs }: Unfinished): boolean {
  return inForce?.payType === 'fixed' && briefs.some(({ state }) => WITH_ASSISTANT.includes(state));
}

function Standing({ brief: { plan, state } }: { brief: BriefToHandBack }) {
  if (!WITH_ASSISTANT.includes(state)) return <StateLabel meaning="needs">To review</StateLabel>;
  if (!plan) return <StateLabel meaning="needs">Nothing said yet</StateLabel>;
  return (
    <StateLabel meaning="info">{PLANS.find(({ value }) => value === plan.plan)?.label ?? ''}</StateLabel>
  );
}

function Deciding({ page, brief }: { page: EndingPage; brief: BriefToHandBack }) {
  const { slug } = page.business;
  const { plan } = brief;
  if (!WITH_ASSISTANT.includes(brief.state)) return null;
  return (
    <details open={plan === null}>
      <summary className="fold-link">Say what becomes of it</summary>
      <ActionForm action={planBrief} label={`What becomes of ${brief.title}`} className="grid gap-3 pt-2">
        <EngagementFields of={page} />
        <input type="hidden" name="briefId" value={brief.id} />
        <FormMessage />
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            name="plan"
            label="What becomes of it"
            choices={PLANS}
            initial={plan?.plan ?? 'finish'}
          />
          <TextField name="note" label="A word on it" isOptional initial={plan?.note ?? ''} />
        </div>
        <div className="flex flex-wrap gap-2">
          <Submit look="quiet" pending="Saving…">
            Say so
          </Submit>
          {plan?.plan === 'finish' || plan === null ? null : (
            <LinkButton look="plain" href={addresses.brief(slug, brief.id)}>
              {plan.plan === 'call_off'
                ? 'Call it off on its page'
                : 'Duplicate it for somebody else on its page'}
            </LinkButton>
          )}
        </div>
      </ActionForm>
    </details>
  );
}
