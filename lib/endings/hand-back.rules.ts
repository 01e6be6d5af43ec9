import type { EndingParty } from './rules';

/** @param lastDay "Thu 10 Dec" @returns until when things are handed back, as mails say it to both sides. */
export function handBackInWords(lastDay: string): string {
  return `The last day is ${lastDay}. Until then there is one list for both of you: briefs that are still open, files, accounts to close, the last time and the last statement, and a last evaluation.`;
}

const ASSISTANTS_PART =
  'Close your weeks, save the files you want to keep, and seal the record, on your statement, before it is over: sealed later it is without briefs and messages. What you signed, your statements and your evaluations stay yours to read; what is owed to you stays owed, and is paid.';

/** @param assistant their name @returns what the end of the work asks of one side, and what it leaves them. */
export function handBackPart(side: EndingParty, assistant: string): string {
  if (side === 'assistant') return ASSISTANTS_PART;
  return `After it no work can be handed over, and ${assistant} sees nothing of the business any more. What you signed, what was worked and what was paid stays with both of you; what is owed stays owed.`;
}
