import { factsOf, isNotificationKind, type TransactionalKind } from './registry.rules';

/** Kinds of mail that can't be chosen, and those that gather several notifications. */
const OTHERS: Readonly<Record<TransactionalKind | 'notices.digest' | 'notices.together', string>> = {
  'people.sign_in': 'Link to sign in',
  'people.other_address': 'Link to another address',
  'people.address_moved': 'An address was changed',
  'people.second_step': 'How somebody signs in has changed',
  'people.invitation': 'Invitation',
  'people.who_runs_it': 'Who runs a business has changed',
  'api.token_made': 'A token was made',
  'calendar.link_made': 'A calendar link was made',
  'api.webhook_off': 'A webhook was turned off',
  'api.webhook_missed': 'A webhook didn’t take something',
  'agreement.copy': 'Copy of an agreement',
  'thread.reply_refused': 'An answer by e-mail was not posted',
  'thread.reply_files_left_out': 'Files of an answer by e-mail were left out',
  'thread.reply_not_an_answer': 'An answer by e-mail came after another',
  'thread.not_delivered': 'A message that waited was not delivered',
  'time.forgotten_timer': 'A timer has been running for a long time',
  'pay.method_gone': 'What a business pays with can’t be charged',
  'archive.ready': 'An archive is ready',
  'archive.failed': 'An archive couldn’t be made',
  'deletion.workspace_pending': 'A business will be deleted',
  'deletion.workspace_kept': 'A business stays',
  'deletion.workspace_held': 'A business was not deleted',
  'deletion.workspace_erased': 'A business is deleted',
  'deletion.account_pending': 'An account will be deleted',
  'deletion.account_kept': 'An account stays',
  'deletion.account_held': 'An account was not deleted',
  'operating.proof': 'Test mail',
  'notices.digest': 'Digest',
  'notices.together': 'Several things at once',
};

const NAMES = new Map<string, string>(Object.entries(OTHERS));

/**
 * @returns a kind of mail's name, as its readers know it from their settings; a kind from an older version is shown by
 * its code.
 */
export function mailKindInWords(kind: string): string {
  return isNotificationKind(kind) ? factsOf(kind).name : (NAMES.get(kind) ?? kind);
}
