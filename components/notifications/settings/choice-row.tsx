import { INPUT_LOOK } from '@/components/ui/field';
import { cellValue } from '@/lib/notifications/choosing/choosing.rules';
import { MAIL_WORDS } from '@/lib/notifications/choosing/chosen-words.rules';
import { choiceOf, type NotificationChoices } from '@/lib/notifications/choosing/settings.queries';
import type { Channel } from '@/lib/notifications/kinds/kind.rules';
import { factsOf, type NotificationKind } from '@/lib/notifications/kinds/registry.rules';
import { MAIL_CHOICES } from '@/lib/notifications/planning/planning.rules';
import { COLUMNS, COLUMNS_WITH_DEVICES, HEADS } from './columns';

type ChoiceRowProps = {
  readonly place: NotificationChoices;
  readonly kind: NotificationKind;
  readonly channels: readonly Channel[];
};

/** One kind: the channels chosen for it, or why they can't be chosen. */
export function ChoiceRow({ place, kind, channels }: ChoiceRowProps) {
  const { name, contractual } = factsOf(kind);
  return (
    <li
      className={`flex flex-wrap items-center gap-y-1 py-2 sm:grid ${channels.includes('push') ? COLUMNS_WITH_DEVICES : COLUMNS}`}
    >
      <div className="min-w-0 max-sm:basis-full">
        <p>{name}</p>
        {contractual ? <p className="max-w-measure text-sm text-quiet">Always. {contractual}</p> : null}
      </div>
      {channels.map((channel) =>
        contractual !== null && channel !== 'push' ? (
          // on a phone the reason above already says it
          <p key={channel} className="text-sm text-quiet max-sm:hidden">
            <span className="sr-only">{HEADS[channel]}: </span>always
          </p>
        ) : (
          <Box key={channel} place={place} kind={kind} channel={channel} />
        ),
      )}
    </li>
  );
}

type BoxProps = Pick<ChoiceRowProps, 'place' | 'kind'> & { readonly channel: Channel };

function Box({ place, kind, channel }: BoxProps) {
  const chosen = choiceOf(place, kind, channel);
  const label = `${factsOf(kind).name}: ${HEADS[channel].toLowerCase()}`;
  if (channel === 'mail') {
    return (
      <select
        name="choice"
        aria-label={label}
        defaultValue={cellValue(kind, channel, chosen)}
        className={`${INPUT_LOOK} max-sm:w-auto max-sm:grow`}
      >
        {MAIL_CHOICES.map((choice) => (
          <option key={choice} value={cellValue(kind, channel, choice)}>
            {MAIL_WORDS[choice]}
          </option>
        ))}
      </select>
    );
  }
  return (
    <label className="tick">
      <input
        type="checkbox"
        name="choice"
        value={cellValue(kind, channel, 'on')}
        defaultChecked={chosen === 'on'}
        className="size-5 shrink-0 accent-accent"
      />
      <span className="text-sm sm:sr-only">{HEADS[channel]}</span>
      <span className="sr-only">: {factsOf(kind).name}</span>
    </label>
  );
}
