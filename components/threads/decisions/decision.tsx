import { MarkdownText } from '@/components/ui/markdown';
import { NearLink } from '@/components/ui/near-link';
import { addresses } from '@/lib/platform/addresses/addresses';
import { addressesFor } from '@/lib/platform/addresses/addresses-for';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import type { DecisionChoices } from '@/lib/threads/decisions/decision-choices.queries';
import type { DecisionView } from '@/lib/threads/decisions/decisions.queries';
import { SUBJECTS } from '@/lib/threads/subjects';
import { placesIn } from '../places';
import type { DecisionReader } from './decision-list';
import { TurnInto } from './turn-into';

type DecisionProps = {
  readonly decision: DecisionView;
  readonly choices: DecisionChoices;
  readonly reader: DecisionReader;
};

/** One decision: its words, where and by whom it was made, and what became of it. */
export function Decision({ decision, choices, reader }: DecisionProps) {
  const { subject, subjectId, messageId, title, body, authorName, undone } = decision;
  const { place, engagementId, zone, now } = reader;
  const at = placesIn(SUBJECTS[subject].address(place, { id: subjectId, engagementId }));
  const when = (instant: Date) => (
    <time dateTime={instant.toISOString()}>{shownInstant(instant, zone, now)}</time>
  );
  return (
    <>
      <p className="text-sm text-quiet">
        <span className="font-semibold text-ink">{authorName}</span> in{' '}
        <NearLink href={at.message(messageId)} className="text-accent underline underline-offset-4">
          {title}
        </NearLink>
        , {when(decision.saidAt)}
      </p>
      {body === '' ? (
        <p className="text-quiet italic">The message was deleted since.</p>
      ) : (
        <MarkdownText>{body}</MarkdownText>
      )}
      <p className="text-sm text-quiet">
        Marked as a decision by {decision.decidedBy}, {when(decision.decidedAt)}
        {undone ? (
          <>
            ; taken back by {undone.by}, {when(undone.at)}
          </>
        ) : null}
      </p>
      {decision.uses.length > 0 ? (
        <ul className="grid gap-1 text-sm">
          {decision.uses.map((use) => (
            <li key={use.at.toISOString()}>
              <Use use={use} reader={reader} />{' '}
              <span className="text-quiet">
                ({use.by}, {when(use.at)})
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {undone ? null : <TurnInto decision={decision} choices={choices} reader={reader} />}
    </>
  );
}

type UseProps = { readonly use: DecisionView['uses'][number]; readonly reader: DecisionReader };

/** What it became, as far as the reader may see that. */
function Use({ use: { playbook, brief, changeOf, agreement }, reader: { place } }: UseProps) {
  const isOwners = place.side === 'owner';
  if (playbook && isOwners) {
    return (
      <>
        Became a given of the playbook{' '}
        <a href={addresses.playbook(place.slug, playbook.id)}>{playbook.name}</a>
      </>
    );
  }
  if (brief) {
    const href =
      isOwners && brief.isDraft
        ? addresses.editBrief(place.slug, brief.id)
        : addressesFor(place).brief(brief.id);
    return (
      <>
        Became a given of the brief <a href={href}>{brief.title || 'without a title'}</a>
      </>
    );
  }
  if (changeOf) {
    return (
      <>
        Led to a request for other terms of{' '}
        <a href={addressesFor(place).brief(changeOf.id)}>{changeOf.title}</a>
      </>
    );
  }
  if (agreement) {
    return (
      <>
        Led to an amendment: <a href={addressesFor(place).agreement(agreement.id)}>{agreement.title}</a>
      </>
    );
  }
  return <>Became something you can’t see</>;
}
