import type { AgreementPage } from '@/lib/agreements/page.queries';
import type { Party } from '@/lib/agreements/rules';
import { latestTakenBack, ownWordOf } from '@/lib/agreements/signing/taken-back.rules';
import type { Said } from './status-once-signed';
import { untilBothSigned, untilWhen } from './until-words';

/** @returns what to say of an offer whose only signature was taken back; null for any other. */
export function sayOfTakenBack(page: AgreementPage, side: Party, now: Date): Said | null {
  const by = page.state === 'proposed' ? latestTakenBack(page.history) : null;
  if (by === null) return null;
  const { assistantName, workspace, actor } = page;
  const [you, other] = side === 'owner' ? [workspace.name, assistantName] : ['You', workspace.name];
  const who = by !== side ? other : actor.role === 'assistant' ? 'You' : you;
  const whose = who === 'You' ? 'your' : ownWordOf(by);
  return {
    meaning: side === 'assistant' && by === 'owner' ? 'needs' : 'info',
    title: `${who} took ${whose} signature back`,
    text: `Nobody is bound by this: ${untilBothSigned(page)}. ${waysOn(page)}${untilWhen(page, now)}`,
  };
}

function waysOn({ actor }: AgreementPage): string {
  switch (actor.role) {
    case 'assistant':
      return 'You can sign it, ask for changes, or decline.';
    case 'owner':
      return 'You can sign it, write a new version, or withdraw it.';
    case 'manager':
      return 'An owner can sign it, write a new version, or withdraw it.';
  }
}
