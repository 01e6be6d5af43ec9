/** What waits to be done for a business, and is still to be done wherever its archive is brought to. */
export const TRAVELLING_JOBS = [
  ...['agreements.close', 'agreements.keep_time', 'agreements.make_copy', 'agreements.remind'],
  ...['agreements.tell_of_comments', 'briefs.approve_by_silence', 'briefs.hand_over_scheduled'],
  ...['briefs.run_out_schedule', 'briefs.follow_calendar'],
  ...[
    'briefs.remind_of_answer',
    'briefs.remind_of_silence',
    'endings.end',
    'endings.remind',
    'evaluations.make_copy',
    'evaluations.open',
    'evaluations.remind',
  ],
  ...['evaluations.reveal', 'notifications.remind_of_deadline', 'pay.ask_for_overdue', 'pay.owe_retainer'],
  ...['time.approve_by_silence', 'time.await_answer', 'time.remind_of_week', 'time.tell_of_final'],
  ...['time.tell_of_silence', 'files.check'],
] as const;

/** What waits to be done for one person; it goes along with what is theirs alone. */
export const TRAVELLING_JOBS_OF_ONE_PERSON = [
  ...['evidence.make', 'notifications.mail', 'threads.deliver_scheduled', 'time.ask_about_timer'],
] as const;

/** What is not to be done again elsewhere, and why. A job is in one of these three lists: a test asks. */
export const JOBS_LEFT_BEHIND = {
  'api.forget_told': 'is of the installation',
  'api.send_webhook': 'is about a webhook of this installation',
  'archive.give_up': 'is about an archive that is kept here',
  'archive.make': 'is asked of this installation, where its owner is signed in',
  'briefs.give_up_upload': 'a browser sends its file to this installation',
  'deletion.erase_account': 'was asked of this installation',
  'deletion.erase_workspace': 'was asked of this installation',
  'deletion.tell_kept': 'was asked of this installation',
  'evaluations.make_reference': 'is for one person, over all the businesses they have worked with',
  'files.sweep': 'is of the installation',
  'mail.send': 'mails stay where they were written',
  'mail.allow_at_service': 'is about the mail of one installation',
  'notifications.push': 'a browser hears from the installation that it asked',
  'threads.take_reply': 'mails come in where their addresses are',
  'pay.cancel': 'is asked of Stripe with this installation’s key',
  'pay.charge': 'is asked of Stripe with this installation’s key',
  'pay.compare': 'is of the installation',
  'pay.follow': 'is asked of Stripe with this installation’s key',
  'pay.follow_account': 'is asked of Stripe with this installation’s key',
  'pay.open_account': 'is asked of Stripe with this installation’s key',
  'pay.open_setup': 'is asked of Stripe with this installation’s key',
  'pay.send': 'is asked of Stripe with this installation’s key',
  'pay.take_back': 'is asked of Stripe with this installation’s key',
  'pay.pay_out': 'is asked of Stripe with this installation’s key',
  'pay.follow_payout': 'is asked of Stripe with this installation’s key',
  'pay.stop_payout': 'is asked of Stripe with this installation’s key',
  'pay.take_event': 'is of the installation',
  'pay.take_method': 'is asked of Stripe with this installation’s key',
} as const satisfies Readonly<Record<string, string>>;
