import { type Line, proofs } from './line';

export const WHAT_KEEPS_WORKING: readonly Line[] = [
  {
    id: 'nothing-acknowledged-is-lost',
    says: 'Killed at any moment, each action is done whole or not at all, each mail and payment once',
    proofs: [
      ...proofs(
        'reliability/approvals-survive-kill.test.ts',
        'leaves each done whole or not at all; the rest can be approved, and each mail is sent once',
      ),
      ...proofs(
        'integration/reliability/exactly-once.test.ts',
        'arrive once each, whatever the mail service does meanwhile',
      ),
      ...proofs(
        'integration/pay/stripe-schedules.test.ts',
        'pays each exactly once when every worker is killed at each of its steps',
      ),
      ...proofs(
        'integration/platform/mail.test.ts',
        'arrives once when the worker is killed between sending it and recording that',
      ),
    ],
  },
  {
    id: 'two-at-once',
    says: 'Where two act at once, the slower is told and keeps what they typed; drafts outlive a lost line',
    proofs: [
      ...proofs(
        'integration/authorisation/hostile-at-once.test.ts',
        'to $name: somebody is first, and nobody gets an internal error',
      ),
      ...proofs('integration/tenancy/slower.test.ts', 'is run once more (%s)'),
      ...proofs(
        'e2e/briefs/terms.spec.ts',
        'approved in two tabs at once it is approved once, and the slower one keeps what they typed',
      ),
      ...proofs(
        'e2e/agreements/drafting.spec.ts',
        'formatting tools, reordering clauses and a lost connection lose nothing',
      ),
      ...proofs(
        'e2e/people/signing-in.spec.ts',
        'a session that ends while a form is being filled in loses nothing that was typed',
      ),
    ],
  },
  {
    id: 'right-times',
    says: 'Deadlines hold over changes of clocks and leap days; what was missed is told once',
    proofs: [
      ...proofs(
        'unit/platform/deadline-edges.test.ts',
        'at %s is on the day it names, or says that the day has no such time',
        'on the 29th of February exists in leap years alone',
      ),
      ...proofs(
        'integration/notifications/reminders.test.ts',
        'after a standstill only what is still true is sent: overdue, and not "due in a day"',
      ),
      ...proofs(
        'integration/platform/jobs.test.ts',
        'begins a job once its time has come, even by the clock of a worker that is %s',
      ),
    ],
  },
  {
    id: 'others-down',
    says: 'Stripe, the mail service or the store down: jobs wait, pages say so, poison parks',
    proofs: [
      ...proofs(
        'integration/pay/stripe-waiting.test.ts',
        'waits while Stripe is down, is shown to an operator as stuck after an hour, and continues once it is back',
      ),
      ...proofs(
        'integration/platform/mail.test.ts',
        'waits while the service is down, is tried again, and arrives once',
      ),
      ...proofs(
        'unit/platform/s3.test.ts',
        'is asked for the rest, as often as some of it comes',
        'is given up once it has sent nothing three times in a row',
      ),
      ...proofs(
        'integration/uploads/in-a-bucket.test.ts',
        'is kept while the bucket is away, and people who open it are told so',
      ),
      ...proofs('integration/platform/jobs.test.ts', 'sets aside a job that can never succeed, and says so'),
      ...proofs(
        'integration/operating/operating.test.ts',
        'sees what was given up, without anything people wrote, and has it retried, once',
        'sends again what didn’t arrive, as a mail of its own; of two presses one counts',
      ),
    ],
  },
  {
    id: 'database-taken-over',
    says: 'Another database server takes over: nobody waits for the one that is silent, and all of it comes back by itself',
    proofs: proofs(
      'integration/platform/failing-over.test.ts',
      'nobody waits for a server that has fallen silent, and everybody is answered once there is one',
      'what is written is kept for a moment, for a connection to whichever server is there by then',
    ),
  },
  {
    id: 'stops-and-is-watched',
    says: 'It stops without cutting anybody off; health, readiness and measures',
    proofs: [
      ...proofs(
        'unit/platform/stopping.test.ts',
        'ends what would have kept it waiting, and nothing that has already ended',
      ),
      ...proofs(
        'integration/platform/readiness.test.ts',
        'lets people in when the database answers and is as new as the code',
        'sends people elsewhere while the database accepts no writes, as a standby, which the doctor says too',
      ),
      ...proofs('integration/platform/observing.test.ts', 'are for whoever sends the token, and nobody else'),
    ],
  },
  {
    id: 'back-up-and-leave',
    says: 'What is backed up comes back and verifies; what leaves keeps signed records',
    proofs: [
      ...proofs(
        'integration/platform/back-up.test.ts',
        'is restored on another server: every row is there, every seal and chain verifies, and people go on',
      ),
      ...proofs(
        'integration/archive/importing.test.ts',
        'is imported whole: every page shows the same, and exporting it again gives the same bytes',
      ),
      ...proofs(
        'integration/deletion/deleting-business.test.ts',
        'keeps what was signed for those who signed it, sealed and intact, and nothing that was said',
      ),
      ...proofs(
        'integration/deletion/what-is-erased.test.ts',
        'leaves the other side its record, intact and sealed, and nothing of the person that it doesn’t need',
      ),
      ...proofs(
        'integration/tenancy/deleted-business.ts',
        'exactly what no record needs goes, and nothing of another business',
      ),
    ],
  },
  {
    id: 'errors-for-people',
    says: 'An error says what happened, what was kept and what to do; never a stack',
    proofs: [
      ...proofs(
        'unit/platform/error-page.test.tsx',
        'says what was kept and what to do, and nothing internal',
      ),
      ...proofs(
        'unit/platform/answers.test.ts',
        'about a bug says that nothing changed, gives a reference, and reveals nothing internal',
      ),
    ],
  },
  {
    id: 'known-holes',
    says: 'What is shipped is looked through for known holes',
    proofs: proofs(
      'unit/scripts/audit.test.ts',
      'is bad when it is high or critical, and worth a line when it is less',
    ),
  },
];
