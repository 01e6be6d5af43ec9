import type { Meaning } from '@/components/ui/notice';
import { whatHoldsWithout } from '@/lib/agreements/fallen-through.rules';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { Party } from '@/lib/agreements/rules';
import { atEndInWords } from '@/lib/agreements/timing/ending-words';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { addressesOnSide } from '../addresses-on-side';

/** A statement about an agreement's state, and where to read on. */
export type Said = {
  readonly meaning: Meaning;
  readonly title: string;
  readonly text?: string | undefined;
  readonly link?: { readonly href: string; readonly label: string };
};

/** @returns what to say about an agreement in force, or one that is over; null while it is being negotiated. */
export function sayOnceSigned(page: AgreementPage, side: Party, now: Date): Said | null {
  const { state, successor } = page;
  switch (state) {
    case 'in_force':
      return sayNotice(page, side, now) ?? sayAmendment(page, side) ?? sayBegun(page, now);
    case 'withdrawn':
      return { meaning: 'info', title: sayTakenBack(page) };
    case 'terminated':
      return sayEnded(page, now, endedBy(page), page.notice?.reason);
    case 'expired':
      return page.inForceAt ? sayEnded(page, now, 'Its term is over') : sayLapsed(page, now);
    case 'superseded': {
      const link = successor && {
        href: addressesOnSide(page, side).agreement(successor.id),
        label: 'Read the one that followed',
      };
      return {
        meaning: 'info',
        title: 'A newer agreement has taken its place',
        text: 'Whatever was accepted under this one is finished and paid as it says.',
        ...(link ? { link } : {}),
      };
    }
    default:
      return null;
  }
}

/**
 * Not everything withdrawn was withdrawn by the business: notice withdraws its giver's signature, the end of the work
 * every offer.
 */
function sayTakenBack({ history, workspace, assistantName }: AgreementPage): string {
  const taken = history.findLast(({ kind }) => kind === 'withdrawn')?.payload;
  if (taken?.endingId ?? taken?.accountDeletionId)
    return 'Your work together ended before both had signed this';
  const who = taken?.party === 'assistant' ? assistantName : workspace.name;
  return taken?.terminationId
    ? `${who} gave notice, and took this back before both had signed`
    : `${who} withdrew this before both had signed`;
}

function endedBy({ history }: AgreementPage): string {
  const ended = history.findLast(({ kind }) => kind === 'terminated')?.payload;
  return ended?.by === 'both' ? 'Ended by notice, and early because you both agreed' : 'Ended by notice';
}

function sayEnded({ stateChangedAt, workspace }: AgreementPage, now: Date, why: string, text?: string): Said {
  return { meaning: 'info', title: `${why}, ${atEndInWords(stateChangedAt, workspace.timeZone, now)}`, text };
}

function sayLapsed(page: AgreementPage, now: Date): Said {
  const offer = { isAmendment: page.predecessor !== null, isImported: page.shown.imported !== null };
  const missing = offer.isImported ? 'Not confirmed in time' : 'Not signed in time';
  return sayEnded(page, now, missing, whatHoldsWithout(offer));
}

function sayNotice(page: AgreementPage, side: Party, now: Date): Said | null {
  const { notice, endsAt, workspace, engagementId, assistantName } = page;
  if (!notice) return null;
  const giver = notice.party === 'owner' ? workspace.name : assistantName;
  const when = atEndInWords(endsAt ?? notice.effectiveAt, workspace.timeZone, now);
  return {
    meaning: 'needs',
    title: `${notice.party === side ? 'You have given notice' : `${giver} has given notice`}. It ends ${when}`,
    text: `Until then it stays in force, and work can be handed over.\n${notice.reason}`,
    link: {
      href: addressesOnSide(page, side).ending(engagementId),
      label: 'See what is handed back until then',
    },
  };
}

/**
 * For a day: somebody who has just signed should see at once that this is done, before the agreement is only a place to
 * read.
 */
function sayBegun({ inForceAt, shown }: AgreementPage, now: Date): Said | null {
  if (!inForceAt || shown.imported || now.getTime() - inForceAt.getTime() > DAY_MS) return null;
  return {
    meaning: 'done',
    title: 'Both of you have signed: it is in force',
    text: 'You each get the sealed copy by e-mail, and it stays on this page.',
  };
}

function sayAmendment(page: AgreementPage, side: Party): Said | null {
  const { openAmendment } = page;
  if (!openAmendment) return null;
  const isDraft = openAmendment.state === 'draft';
  return {
    meaning: 'info',
    title: isDraft ? 'You are writing an amendment' : 'An amendment is being agreed',
    text: 'This agreement stays as it is until both have signed the other one.',
    link: { href: addressesOnSide(page, side).agreement(openAmendment.id), label: 'Open the amendment' },
  };
}
