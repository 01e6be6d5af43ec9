import type { Authenticity } from '@/lib/platform/mail/receiving/authentic.rules';
import type { Refusal } from '@/lib/platform/result';

/** Why a reply isn't posted, and its sender told. */
export type ReplyRefusal =
  | 'other_sender'
  | 'not_authentic'
  | 'expired'
  | 'not_there'
  | 'empty'
  | 'too_long'
  | 'too_many_files';

/** Why a mail is ignored, and nobody told. */
export type IgnoreReason = 'automatic' | 'harmful' | 'not_ours' | 'forged';

export type ReplyFacts = {
  readonly isAutomatic: boolean;
  readonly isHarmful: boolean;
  readonly authenticity: Authenticity;
  /** whom it says it is from; empty when it names nobody, or several */
  readonly from: string;
  /** the reply address that it was sent to; null: not one we ever gave out */
  readonly address: { readonly expiresAt: Date; readonly email: string } | null;
};

export type Judgement =
  | { readonly kind: 'take' }
  | { readonly kind: 'ignore'; readonly reason: IgnoreReason }
  /** `to`: who is told; never a person whose name was only borrowed */
  | { readonly kind: 'refuse'; readonly reason: ReplyRefusal; readonly to: string };

/**
 * Decides what to do with an incoming mail, before any of it is read. Programs are never answered, nor mail to an
 * address that we didn't give out: anybody can send anything anywhere. Somebody who writes from another address than
 * the one the mail went to is told so, if they are proven to be who they say; if the person themselves seems to write
 * but isn't proven to, that person is told, since somebody may be writing in their name.
 */
export function judgeReply(facts: ReplyFacts, now: Date): Judgement {
  const { isAutomatic, isHarmful, authenticity, from, address } = facts;
  if (isAutomatic) return ignore('automatic');
  if (isHarmful) return ignore('harmful');
  if (!address) return ignore('not_ours');
  // without one sender there is nobody to tell
  if (from === '') return ignore('forged');
  if (from !== address.email) {
    return authenticity === 'passed' ? refuse('other_sender', from) : ignore('forged');
  }
  if (authenticity === 'failed') return refuse('not_authentic', address.email);
  return address.expiresAt <= now ? refuse('expired', address.email) : { kind: 'take' };
}

function ignore(reason: IgnoreReason): Judgement {
  return { kind: 'ignore', reason };
}

function refuse(reason: ReplyRefusal, to: string): Judgement {
  return { kind: 'refuse', reason, to };
}

/** As much of a message as fits into a conversation. */
export const LONGEST_REPLY = 20_000;
export const MOST_REPLY_FILES = 10;

/** @returns why what somebody wrote can't be a message, or null when it can. */
export function refuseContents(words: string, files: number): ReplyRefusal | null {
  if (words === '' && files === 0) return 'empty';
  if (words.length > LONGEST_REPLY) return 'too_long';
  return files > MOST_REPLY_FILES ? 'too_many_files' : null;
}

/** An inline picture smaller than this belongs to a signature, and isn't something that somebody sends. */
const SMALLEST_INLINE_BYTES = 16 * 1024;

/** @returns whether a mail's attachment is part of what its sender says. */
export function belongsToReply(file: { readonly isInline: boolean; readonly sizeBytes: number }): boolean {
  return !file.isInline || file.sizeBytes >= SMALLEST_INLINE_BYTES;
}

/** @returns why what somebody wrote isn't the answer to the question in their mail, in a sentence. */
export function whyNoAnswer({ code, message }: Refusal): string {
  return code === 'changed_meanwhile' ? 'It has been answered already, or the brief has changed.' : message;
}
