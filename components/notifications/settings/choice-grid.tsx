import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit } from '@/components/forms/fields';
import { chooseNotifications } from '@/lib/notifications/choosing/choosing.actions';
import { chosenInWords } from '@/lib/notifications/choosing/chosen-words.rules';
import { choiceOf, type NotificationChoices } from '@/lib/notifications/choosing/settings.queries';
import { type Channel, TOPICS } from '@/lib/notifications/kinds/kind.rules';
import { allKinds, factsOf, reaches } from '@/lib/notifications/kinds/registry.rules';
import { ChoiceRow } from './choice-row';
import { COLUMNS, COLUMNS_WITH_DEVICES, HEADS } from './columns';

type ChoiceGridProps = { readonly place: NotificationChoices; readonly channels: readonly Channel[] };

/**
 * The kinds of notifications in a business and the channels of each, folded by topic. What is folded is posted all the
 * same: it is one form of plain fields, so it works before scripts have loaded.
 */
export function ChoiceGrid({ place, channels }: ChoiceGridProps) {
  const kinds = allKinds().filter((kind) => reaches(kind, place.role));
  const topics = TOPICS.map((topic) => ({
    topic,
    kinds: kinds.filter((kind) => factsOf(kind).topic === topic),
  })).filter((each) => each.kinds.length > 0);
  return (
    <ActionForm
      action={chooseNotifications}
      className="grid gap-4"
      label={`What ${place.business} tells you`}
    >
      <FormMessage />
      <input type="hidden" name="workspaceId" value={place.workspaceId} />
      {channels.map((channel) => (
        <input key={channel} type="hidden" name="channels" value={channel} />
      ))}
      {topics.map(({ topic, kinds: its }) => (
        <details key={topic} className="border-b border-line pb-4">
          <summary>
            <span className="font-semibold">{topic}</span>
            <span className="block text-sm text-quiet">
              {chosenInWords({
                kinds: its,
                channels,
                choiceOf: (kind, channel) => choiceOf(place, kind, channel),
              })}
            </span>
          </summary>
          <fieldset className="pt-2">
            <legend className="sr-only">{topic}</legend>
            <div
              aria-hidden
              className={`${channels.includes('push') ? COLUMNS_WITH_DEVICES : COLUMNS} hidden text-sm text-quiet sm:grid`}
            >
              <span />
              {channels.map((channel) => (
                <span key={channel}>{HEADS[channel]}</span>
              ))}
            </div>
            <ul className="divide-y divide-line">
              {its.map((kind) => (
                <ChoiceRow key={kind} place={place} kind={kind} channels={channels} />
              ))}
            </ul>
          </fieldset>
        </details>
      ))}
      <Submit look="quiet" pending="Saving…" done="Saved">
        Save what {place.business} tells you
      </Submit>
    </ActionForm>
  );
}
