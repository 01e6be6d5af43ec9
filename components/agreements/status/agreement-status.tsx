import { NearLink } from '@/components/ui/near-link';
import { Notice } from '@/components/ui/notice';
import { askedSinceProposed } from '@/lib/agreements/asked-changes.rules';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { Party } from '@/lib/agreements/rules';
import { type Said, sayOnceSigned } from './status-once-signed';
import { sayOfTakenBack } from './taken-back-status';
import { untilBothSigned, untilProposed, untilWhen } from './until-words';
import { sayOfWording } from './wording-status';

type StandingProps = {
  readonly page: AgreementPage;
  readonly side: Party;
  readonly now: Date;
  /** on how many clauses the assistant has proposed a wording that isn't answered yet */
  readonly waitingWordings: number;
};

/** The agreement's state and whose turn it is, said to one side. */
export function AgreementStatus({ page, side, now, waitingWordings }: StandingProps) {
  const status =
    sayOnceSigned(page, side, now) ??
    sayOfImport(page, side) ??
    sayOfWording(page, side, now, waitingWordings) ??
    sayOfTakenBack(page, side, now) ??
    (side === 'owner' ? sayToOwner(page, now) : sayToAssistant(page, now));
  if (!status) return null;
  return (
    <Notice meaning={status.meaning} title={status.title}>
      {status.text ? <p className="whitespace-pre-line">{status.text}</p> : null}
      {status.link ? (
        <p>
          <NearLink href={status.link.href}>{status.link.label}</NearLink>
        </p>
      ) : null}
    </Notice>
  );
}

const ended = (title: string, text?: string): Said => ({ meaning: 'info', title, text });

/** What was signed elsewhere is confirmed here, not signed. */
function sayOfImport(
  { shown, state, facts, workspace, assistantName }: AgreementPage,
  side: Party,
): Said | null {
  if (!shown.imported || state !== 'signed_by_one' || facts.isOpen) return null;
  return side === 'owner'
    ? ended(
        `${assistantName} has been asked to confirm it`,
        'It is in force here once both have confirmed that this file is what you signed.',
      )
    : {
        meaning: 'needs',
        title: `${workspace.name} asks you to confirm what you signed elsewhere`,
        text: 'Open the file and compare it with the terms. You can confirm, ask for changes, or decline.',
      };
}

function sayToOwner(page: AgreementPage, now: Date): Said | null {
  const { assistantName: assistant, facts, shown } = page;
  const isManager = page.actor.role === 'manager';
  switch (page.state) {
    case 'draft':
      return facts.hasJoined
        ? ended(
            page.predecessor ? 'An amendment that only your side sees' : 'A draft that only your side sees',
            `Read it once more as ${assistant} will. When you propose it the text is frozen; a change is then a new version.`,
          )
        : ended(
            `${assistant} hasn’t joined yet`,
            'You can go on writing. Propose it once the invitation is accepted.',
          );
    case 'proposed':
      return ended(
        `${assistant} has been asked to read and sign${page.predecessor ? ' the amendment' : ''}`,
        `${isManager ? 'An owner' : 'You'} can sign now or wait; it takes effect once both have signed.${untilWhen(page, now)}`,
      );
    case 'changes_requested':
      return facts.isOpen
        ? ended(
            `Version ${shown.number} is being written`,
            `${asAsked(page, assistant)}${assistant} sees it when you propose it. ${voidedInWords(page)}`,
          )
        : { meaning: 'needs', title: `${assistant} asks for changes`, text: lastReason(page) };
    case 'signed_by_one':
      return hasSigned(page, 'owner')
        ? ended(
            `${isManager ? 'An owner has' : 'You have'} signed. It is ${assistant}’s turn`,
            `A new version would make ${isManager ? 'that' : 'your'} signature void, and both sign again.${untilWhen(page, now)}`,
          )
        : {
            meaning: isManager ? 'info' : 'needs',
            title: `${assistant} has signed. It is ${isManager ? 'an owner’s' : 'your'} turn`,
            text: `A new version would make that signature void, and both sign again.${untilWhen(page, now)}`,
          };
    case 'declined':
      return ended(`${assistant} declined`, lastReason(page));
    default:
      return null;
  }
}

function sayToAssistant(page: AgreementPage, now: Date): Said | null {
  const business = page.workspace.name;
  switch (page.state) {
    case 'proposed':
      return {
        meaning: 'needs',
        title: page.predecessor
          ? `${business} proposes to amend your agreement`
          : `${business} proposes this to you`,
        text: `You can sign it, ask for changes, or decline; ${untilBothSigned(page)}.${untilWhen(page, now)}`,
      };
    case 'changes_requested':
      return sayChanging(page, now);
    case 'signed_by_one':
      return hasSigned(page, 'assistant')
        ? ended(`You have signed. It is ${business}’s turn`, untilWhen(page, now).trim())
        : {
            meaning: 'needs',
            title: `${business} has signed. It is your turn`,
            text: `It takes effect as soon as you have signed the same text. You can still ask for changes, or decline.${untilWhen(page, now)}`,
          };
    case 'declined':
      return ended('You declined this', lastReason(page));
    default:
      return null;
  }
}

/** Whether the business has begun to write, nobody knows: only whose turn it is. */
function sayChanging(page: AgreementPage, now: Date): Said {
  const { workspace, history, shown } = page;
  const next = `You get an e-mail when a new version is proposed. Below is version ${shown.number}.${untilProposed(page, now)}`;
  return askedSinceProposed(history) === null
    ? ended(`${workspace.name} has taken it back to change it`, next)
    : ended(`You asked for changes. It is ${workspace.name}’s turn`, `${asAsked(page, 'You')}${next}`);
}

/** @returns "Maria asked: “Two days more notice.”" as a paragraph above what follows, or nothing. */
function asAsked({ history }: AgreementPage, who: string): string {
  const asked = askedSinceProposed(history);
  return asked === null ? '' : `${who} asked: “${asked}”\n\n`;
}

function hasSigned({ facts }: AgreementPage, party: Party): boolean {
  return facts.signatures.some((signature) => signature.party === party);
}

/** @returns the latest reason given, for changes or for declining. */
function lastReason({ history }: AgreementPage): string | undefined {
  return history.findLast(({ payload }) => payload.reason)?.payload.reason ?? undefined;
}

/** @returns whose signature the new version has voided, so that it can't be overlooked. */
function voidedInWords({ history, shown, workspace, assistantName }: AgreementPage): string {
  const voided = history.filter(
    ({ kind, payload }) => kind === 'signature_voided' && payload.number === shown.number - 1,
  );
  const names = voided.map(({ payload }) => (payload.party === 'owner' ? workspace.name : assistantName));
  return names.length === 0 ? '' : `The signature of ${names.join(' and ')} no longer counts.`;
}
