import { ActionForm } from '@/components/forms/action-form';
import { EngagementFields } from '@/components/forms/engagement-fields';
import { FormMessage, Submit, TextAreaField, TextField } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { beginEnding } from '@/lib/endings/beginning.actions';
import type { EndingPage } from '@/lib/endings/page.queries';
import { decide, lastDayAfter } from '@/lib/endings/rules';
import { newId } from '@/lib/platform/ids';
import { addressesOf, type EndingReader, otherOf, sideOf } from './reader';

type BeginEndingProps = {
  readonly page: EndingPage;
  readonly reader: EndingReader;
  readonly adjustmentId: string | undefined;
};

/** What ending the work means, explained beforehand; and the link to it, which goes by notice if an agreement binds. */
export function BeginEnding({ page, reader, adjustmentId }: BeginEndingProps) {
  const { facts, inForce, business } = page;
  const other = otherOf(page, reader);
  const decided = decide(facts, 'begin', reader.role, reader.now);
  return (
    <div className="grid max-w-measure gap-6">
      <ul className="prose ms-5 list-disc">
        <li>
          {reader.role === 'manager' ? 'An owner or the assistant sets' : 'You set'} a last day. Until then
          there is one list for both of you of what is still to be handed back.
        </li>
        <li>
          After the last day nothing new is written between you, and{' '}
          {sideOf(reader) === 'assistant' ? 'you reach' : `${page.assistant} reaches`} nothing of the
          business.
        </li>
        <li>
          What you both signed, what was worked and what was paid stays with both. What is owed stays owed.
        </li>
      </ul>
      {decided.ok ? (
        <ActionForm action={beginEnding} label="End the work" className="grid gap-5">
          <EngagementFields of={page} />
          <FreshId name="id" fresh={newId()} />
          <input type="hidden" name="adjustmentId" value={adjustmentId ?? ''} />
          <FormMessage />
          <div className="max-w-60">
            <TextField
              name="lastDay"
              label="The last day"
              type="date"
              initial={lastDayAfter(null, reader.now, business.zone).day}
              hint="Two weeks are enough for most."
            />
          </div>
          <TextAreaField name="reason" label="Why" rows={3} hint={`${other} reads it.`} />
          <div>
            <Submit look="danger" pending="Ending…">
              End the work
            </Submit>
          </div>
        </ActionForm>
      ) : (
        <Notice title={decided.refusal.message}>
          {inForce && reader.role !== 'manager' ? (
            <p className="pt-2">
              <LinkButton look="quiet" href={addressesOf(page, reader).noticeAgreement(inForce.id)}>
                Give notice
              </LinkButton>
            </p>
          ) : null}
        </Notice>
      )}
    </div>
  );
}
