/** A clause as templates hold it: its text has placeholders for the typed terms (wording.ts). */
export type ClauseText = {
  /** stays the same for the life of a clause, so that links and comparisons find it */
  readonly key: string;
  readonly heading: string;
  readonly body: string;
};

/** @returns a text of several paragraphs, each of which may span several source lines. */
export function text(...paragraphs: readonly string[]): string {
  return paragraphs.join('\n\n');
}

/** @returns a list as one paragraph of markdown. */
export function list(...items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

export const SCOPE_OPEN: ClauseText = {
  key: 'scope',
  heading: 'What the work is, and what we expect',
  body: text(
    '{{business}} hands work over to {{assistant}} in briefs. A brief says what is different when the work is done, what will be delivered, how both will know that it is right, and by when.',
    '{{assistant}} works as an independent professional: {{business}} decides what is to be achieved, {{assistant}} decides how, where and with which tools. A brief becomes a promise when {{assistant}} accepts it, and it can be declined.',
    'This agreement runs {{term}}.',
  ),
};

export const SCOPE_RETAINER: ClauseText = {
  key: 'scope',
  heading: 'What the work is, and what we expect',
  body: text(
    '{{assistant}} looks after an ongoing area of work for {{business}}. Pieces of it are handed over in briefs, which say what is different when the work is done, what will be delivered, how both will know that it is right, and by when.',
    '{{assistant}} works as an independent professional: {{business}} decides what is to be achieved, {{assistant}} decides how, where and with which tools. The retainer keeps room for this work; it buys results, not presence.',
    'When the work asked for grows well beyond what the retainer was meant for, either of us can say so, and we adjust the retainer or the work before it goes on.',
    'This agreement runs {{term}}.',
  ),
};

export const HOURS: ClauseText = {
  key: 'hours',
  heading: 'Working hours and time zones',
  body: text(
    '{{assistant}} chooses their own hours. The time zone of {{business}} is {{business_zone}}, that of {{assistant}} is {{assistant_zone}}.',
    'A deadline is one moment with a date, a time and a zone, and each of us sees it in our own time. Meetings are the exception, and are set for hours that are daytime for both of us.',
    'Each of us takes the holidays of our own country, and gives at least a week’s notice before being away for more than two days.',
  ),
};

export const COMMUNICATION: ClauseText = {
  key: 'communication',
  heading: 'How, and how fast, we communicate',
  body: text(
    'Questions about a piece of work are asked on its brief, so that the answer can be found again. We answer each other within {{response_time}} on working days.',
    'A question that stops the work stops its clock too: the time it takes to answer is added to the deadline.',
    'When a deadline is at risk, {{assistant}} says so as soon as they know, with the reason and what would help. Nobody’s screen, keyboard, camera or presence is watched.',
  ),
};

export const PAY_HOURLY: ClauseText = {
  key: 'pay',
  heading: 'Pay',
  body: text(
    '{{business}} pays {{rate}}, {{cap}}, {{pay_schedule}}.',
    list(
      '{{assistant}} writes down the hours worked and what they were for, and hands them in {{pay_schedule}}.',
      'Where a limit is named, hours beyond it are agreed before they are worked.',
      '{{rounding}} Approved hours are paid within {{paid_within}} of the end of the pay period.',
      '{{auto_approval}} {{time_silence}} {{dispute_window}}',
      'Expenses are paid back when {{business}} agreed to them beforehand and there is a receipt.',
    ),
    'Amounts are in {{currency}}; {{fees}}. Each of us pays our own taxes.',
  ),
};

export const PAY_FIXED: ClauseText = {
  key: 'pay',
  heading: 'Pay',
  body: text(
    '{{business}} pays {{rate}}, {{cap}}, {{pay_schedule}}.',
    list(
      'A brief that is larger or smaller than usual names its own price before it is accepted.',
      'The price covers corrections until what was delivered meets the criteria of the brief. New wishes are a new brief.',
      'An approved brief is paid within {{paid_within}} of the day it falls due. {{auto_approval}}',
      'A brief that {{business}} cancels after it was accepted is paid for the part that is done.',
      'Expenses are paid back when {{business}} agreed to them beforehand and there is a receipt.',
    ),
    'Amounts are in {{currency}}; {{fees}}. Each of us pays our own taxes.',
  ),
};

export const PAY_RETAINER: ClauseText = {
  key: 'pay',
  heading: 'Pay',
  body: text(
    '{{business}} pays {{rate}}, due {{pay_schedule}}, even when little was handed over. {{retainer_cap}}',
    list(
      'The first and the last payment are for the days that the agreement ran.',
      'Pay is sent within {{paid_within}} of the end of the period. {{auto_approval}}',
      '{{retainer_hours}}',
      'Expenses are paid back when {{business}} agreed to them beforehand and there is a receipt.',
      'A customary extra, such as a 13th month or an allowance, is paid when we have written it down here or in an amendment.',
    ),
    'Amounts are in {{currency}}; {{fees}}. Each of us pays our own taxes.',
  ),
};

export const EVALUATION: ClauseText = {
  key: 'evaluation',
  heading: 'Evaluation',
  body: text(
    'We look back together {{evaluation_cadence}}, on facts from the record: what was delivered and when, what came back and why, how fast each of us answered, and what the work freed {{business}} to do.',
    'Both of us judge how it went, and we end with what we adjust: the agreement, the briefs, how we work, or nothing.',
  ),
};

export const CONFIDENTIALITY: ClauseText = {
  key: 'confidentiality',
  heading: 'Confidentiality and data',
  body: text(
    'What either of us learns about the other that isn’t public stays between us and is used for this work only, until two years after the agreement ends.',
    'Access is given to a person, never as a shared password, and only as far as the work needs it. Personal data of customers is handled as the law that protects them asks, and stays in the tools that {{business}} names.',
    'If something is lost or leaks, we tell each other within 24 hours. At the end of the agreement {{assistant}} returns or deletes what belongs to {{business}}, and {{business}} withdraws the access it gave.',
  ),
};

export const OWNERSHIP: ClauseText = {
  key: 'ownership',
  heading: 'Ownership of the work',
  body: text(
    'What {{assistant}} makes for a brief belongs to {{business}}, with all rights to use and change it, as soon as it is paid for.',
    'What {{assistant}} knew, owned or built before, or builds for general use, stays theirs; {{business}} may use the parts that are in the work for as long as it likes. What comes from others, such as pictures or fonts, is named on delivery with its licence.',
  ),
};

export const SUBCONTRACTING: ClauseText = {
  key: 'subcontracting',
  heading: 'Sub-contracting',
  body: text(
    '{{assistant}} may have somebody else do part of the work if {{business}} has agreed to it in writing beforehand, and is responsible for it as for their own. The same confidentiality binds whoever helps.',
    '{{assistant}} may work for others, as long as that creates no conflict of interest. If it might, we talk about it first.',
  ),
};

export const TERMINATION: ClauseText = {
  key: 'termination',
  heading: 'Notice, and how we end it',
  body: text(
    'Either of us can end this agreement in writing, without a reason, with {{notice}}. Until then accepted briefs are finished or handed back, as we agree, and what was done is paid.',
    'Either of us can end it at once if the other seriously breaks it: if approved work stays unpaid for 14 days after a reminder, if confidential information is passed on, or if somebody is deceived or treated without respect.',
    'At the end there is a hand-back: files, access, a last statement, and a copy of the record for both.',
  ),
};

export const DISPUTES: ClauseText = {
  key: 'disputes',
  heading: 'Disputes and governing law',
  body: text(
    'When we disagree, each of us first writes down how we see it and what we want, and we talk within a week. If that doesn’t settle it within 30 days, we ask a mediator whom both of us accept, and share the cost.',
    'The law of the country in which {{business}} is based governs this agreement. Rights that {{assistant}} can’t give up under the law where they live stay theirs.',
    'If one part of this agreement turns out not to be valid, the rest still is. It can be changed only in writing, signed by both.',
  ),
};
