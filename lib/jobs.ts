import { makeCopy } from '@/lib/agreements/copy/copy.jobs';
import { notifyOfComments } from '@/lib/agreements/negotiation/comment-digest.jobs';
import { closeAgreement } from '@/lib/agreements/timing/ending.jobs';
import { remindOfAgreement } from '@/lib/agreements/timing/reminding.jobs';
import { keepTimeOfAgreement } from '@/lib/agreements/timing/timing.jobs';
import { forgetTold } from '@/lib/api/webhooks/forgetting.jobs';
import { sealWebhooks } from '@/lib/api/webhooks/sealing-anew.jobs';
import { sendWebhook } from '@/lib/api/webhooks/sending.jobs';
import { giveUpArchive } from '@/lib/archive/giving-up.jobs';
import { makeArchive } from '@/lib/archive/making.jobs';
import { remindOfAnswer } from '@/lib/briefs/awaited.jobs';
import { approveBySilence, remindOfSilence } from '@/lib/briefs/delivery/silence.jobs';
import { followCalendar } from '@/lib/briefs/schedules/calendars-changed.jobs';
import { handOverScheduled, runOutSchedule } from '@/lib/briefs/schedules/jobs';
import { eraseAccount } from '@/lib/deletion/erasing-account.jobs';
import { eraseWorkspace } from '@/lib/deletion/erasing-workspace.jobs';
import { notifyKept } from '@/lib/deletion/notifying-kept.jobs';
import { endWhenOver, remindOfLastDay } from '@/lib/endings/jobs';
import { makeEvaluationCopy } from '@/lib/evaluations/copy/copy.jobs';
import { openWhenDue } from '@/lib/evaluations/opening/opening.jobs';
import { makeReference } from '@/lib/evaluations/reference/jobs';
import { remindOfEvaluation, revealWhenDue } from '@/lib/evaluations/reminding.jobs';
import { makeEvidence } from '@/lib/evidence/jobs';
import { sweepFiles } from '@/lib/files/sweeping.jobs';
import { remindOfDeadline } from '@/lib/notifications/reminders/jobs';
import { mailNotifications } from '@/lib/notifications/sending/mailing.jobs';
import { pushNotification } from '@/lib/notifications/sending/pushing.jobs';
import { followPayout } from '@/lib/pay/global-payouts/following.jobs';
import { payOut } from '@/lib/pay/global-payouts/paying-out.jobs';
import { stopPaying } from '@/lib/pay/global-payouts/stopping.jobs';
import { deleteErasedCustomer } from '@/lib/pay/leaving-stripe';
import { askForOverdue } from '@/lib/pay/owed/overdue.jobs';
import { oweRetainer } from '@/lib/pay/retainer.jobs';
import { followAccount, openAccount } from '@/lib/pay/stripe/accounts/accounts.jobs';
import { cancelCharge } from '@/lib/pay/stripe/charging/cancelling.jobs';
import { chargeRun } from '@/lib/pay/stripe/charging/charging.jobs';
import { compareBooks } from '@/lib/pay/stripe/comparing/comparing.jobs';
import { followRun } from '@/lib/pay/stripe/following/following.jobs';
import { openSetup, takeMethod } from '@/lib/pay/stripe/methods/setting-up.jobs';
import { takeMoneyBack } from '@/lib/pay/stripe/refunds/refunding.jobs';
import { lookForPayouts } from '@/lib/pay/stripe/sending/arriving.jobs';
import { sendOn } from '@/lib/pay/stripe/sending/transferring.jobs';
import { takeEvent } from '@/lib/pay/stripe-events/events.jobs';
import { sealApps } from '@/lib/people/factors/sealing-anew.jobs';
import { checkFile } from '@/lib/platform/files/checking.jobs';
import type { Job } from '@/lib/platform/jobs';
import { forgetWords } from '@/lib/platform/mail/forgetting.jobs';
import { sendMail } from '@/lib/platform/mail/jobs';
import { allowAtService } from '@/lib/platform/mail/suppressing';
import { deliverScheduled } from '@/lib/threads/composing/delivering.jobs';
import { processReply } from '@/lib/threads/replies/replies.jobs';
import { awaitAnswerOfWeek } from '@/lib/time/approval/awaiting.jobs';
import { approveTimeBySilence, notifyOfSilence } from '@/lib/time/approval/silence.jobs';
import { remindOfWeek } from '@/lib/time/approval/waiting.jobs';
import { notifyOfFinal } from '@/lib/time/disputes/final.jobs';
import { askAboutTimer } from '@/lib/time/timer/forgotten.jobs';
import { giveUpUpload } from '@/lib/uploads/giving-up.jobs';

/** Every job of every domain: everything a worker can do. */
export const allJobs: readonly Job[] = [
  forgetWords,
  sendMail,
  allowAtService,
  processReply,
  remindOfDeadline,
  mailNotifications,
  pushNotification,
  approveBySilence,
  remindOfSilence,
  remindOfAnswer,
  makeCopy,
  closeAgreement,
  remindOfAgreement,
  notifyOfComments,
  handOverScheduled,
  runOutSchedule,
  followCalendar,
  giveUpUpload,
  checkFile,
  endWhenOver,
  remindOfLastDay,
  openWhenDue,
  makeEvaluationCopy,
  remindOfEvaluation,
  revealWhenDue,
  sweepFiles,
  makeEvidence,
  makeArchive,
  giveUpArchive,
  eraseWorkspace,
  eraseAccount,
  notifyKept,
  makeReference,
  oweRetainer,
  askForOverdue,
  openSetup,
  deleteErasedCustomer,
  takeMethod,
  openAccount,
  followAccount,
  chargeRun,
  cancelCharge,
  takeMoneyBack,
  followRun,
  sendOn,
  payOut,
  followPayout,
  stopPaying,
  takeEvent,
  compareBooks,
  lookForPayouts,
  askAboutTimer,
  approveTimeBySilence,
  notifyOfSilence,
  remindOfWeek,
  awaitAnswerOfWeek,
  keepTimeOfAgreement,
  notifyOfFinal,
  deliverScheduled,
  sendWebhook,
  forgetTold,
  sealWebhooks,
  sealApps,
];
