import { accept, type Result, refuse } from '@/lib/platform/result';
import { shortened } from '@/lib/platform/text/shortened';
import type { BriefRole } from '../rules';
import { MOST_GIVENS, type PlaybookContent } from './content.rules';

type Keeping<Playbook> = {
  readonly role: BriefRole;
  readonly isAnswered: boolean;
  /** the one that the brief came from, if any */
  readonly playbook: Playbook | null;
};

type KeptIn = { readonly isArchived: boolean; readonly content: Pick<PlaybookContent, 'givens'> };

/**
 * "Asked once, given ever after": decides whether an answer may become a given of the playbook behind its brief.
 * @returns that playbook, or a refusal: `not_yours`, `not_answered`, `no_playbook`, `archived` or `full`.
 */
export function decideKeeping<Playbook extends KeptIn>({
  role,
  isAnswered,
  playbook,
}: Keeping<Playbook>): Result<Playbook> {
  if (role === 'assistant') return refuse('not_yours', 'Only the owner’s side can do that.');
  if (!isAnswered) return refuse('not_answered', 'This question has no answer yet.');
  if (playbook === null) {
    return refuse('no_playbook', 'This brief didn’t come from a playbook. Make one from it first.');
  }
  return decideAddingGiven(playbook);
}

/** @returns a playbook with room for one more given, or a refusal: `archived` or `full`. */
export function decideAddingGiven<Playbook extends KeptIn>(playbook: Playbook): Result<Playbook> {
  if (playbook.isArchived) {
    return refuse('archived', 'The playbook is archived, so no brief would say this. Offer it again first.');
  }
  if (playbook.content.givens.length >= MOST_GIVENS) {
    return refuse(
      'full',
      `The playbook has ${MOST_GIVENS} things that are good to know. Take one out first.`,
    );
  }
  return accept(playbook);
}

/** @returns how an answer reads outside its brief: what was asked, then the answer. */
export function givenFrom(question: string, answer: string): string {
  return shortened(`${question.trim()} ${answer.trim()}`, 2_000);
}
