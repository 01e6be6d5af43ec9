import { ActionForm } from '@/components/forms/action-form';
import { CheckboxField, FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { SeenFields } from '@/components/forms/ref-fields';
import { PageHead } from '@/components/ui/page';
import { noticeInWords } from '@/lib/agreements/document/wording';
import type { AgreementPage } from '@/lib/agreements/page.queries';
import { giveNotice } from '@/lib/agreements/timing/ending.actions';
import { earlier, noticeEnds } from '@/lib/agreements/timing/ending.rules';
import { endInWords } from '@/lib/agreements/timing/ending-words';
import { lastDayAfter } from '@/lib/endings/rules';
import { lastMomentBefore } from '@/lib/platform/time/last-moment';
import { shownDates } from '@/lib/platform/time/shown-dates';
import { shownDay } from '@/lib/platform/time/shown-instants';
import { SignInAgain } from './signing/sign-in-again';

type NoticePageProps = {
  readonly page: AgreementPage;
  readonly back: string;
  readonly path: string;
  readonly isFresh: boolean;
  /** what was typed before signing in again */
  readonly reason: string;
  readonly now: Date;
};

const PURPOSE = { to: 'give notice', asYou: 'end the agreement as you' };
const REASON = { field: 'reason', as: 'reason' };

/** Where one side gives notice: first what follows, with the day, then the reason. */
export function NoticePage({ page, back, path, isFresh, reason, now }: NoticePageProps) {
  const { document, workspace, assistantName, endsAt } = page;
  const { noticeDays } = document.terms;
  const other = page.actor.role === 'assistant' ? workspace.name : assistantName;
  const { lastDay, at: notice } = noticeEnds(now, noticeDays, workspace.timeZone);
  const isAtOnce = notice.getTime() <= now.getTime();
  const over = earlier(endsAt, notice) ?? notice;
  const handBack = lastDayAfter(over, now, workspace.timeZone);
  const handedBackBy = shownDay(lastMomentBefore(handBack.endsAt), workspace.timeZone, now);
  const when = shownDates(endInWords(over, workspace.timeZone, now));
  const ends = isAtOnce ? 'ends as soon as you have given it' : `ends at ${when}`;
  const endsBefore = endsAt !== null && endsAt.getTime() < notice.getTime();
  return (
    <>
      <PageHead
        title="Give notice"
        back={{ href: back, label: 'The agreement' }}
        intro={`“${document.title}”, with ${other}.`}
      />
      <div className="max-w-measure">
        <h2 className="mb-3">What follows</h2>
        <ul className="prose mb-8 ms-5 list-disc">
          <li>
            {endsBefore
              ? `The agreement runs only until ${when}, before the notice would end: it ends then anyway.`
              : isAtOnce
                ? `You agreed on ${noticeInWords(noticeDays)}: the agreement ${ends}.`
                : `You agreed on ${noticeInWords(noticeDays)}. Given today, the agreement ${ends}.`}
          </li>
          {isAtOnce ? null : (
            <li>Until then it stays in force: work can be handed over, and is paid as agreed.</li>
          )}
          <li>
            After that nothing new can be handed over. What was delivered is answered and paid as agreed; what
            isn’t finished when the work ends is called off, and each brief says what is owed for it. You both
            keep the copy and the record.
          </li>
          <li>
            From now on you both see one list of what is handed back. Once you both say that everything is
            handed back, or when {handedBackBy} is over, the work ends, and with it{' '}
            {page.actor.role === 'assistant' ? 'your' : 'the assistant’s'} access.
          </li>
          {page.openAmendment?.state === 'signed_by_one' ? (
            <li>If you have signed an amendment and {other} hasn’t, it is taken back with it.</li>
          ) : null}
          <li>
            {other} gets an e-mail now. Notice can’t be taken back;{' '}
            {isAtOnce
              ? 'to work together again you both sign a new agreement.'
              : 'a new agreement that you both sign before then takes the place of this one.'}
          </li>
        </ul>
        <ActionForm id="give" action={giveNotice} label="Give notice" className="grid scroll-mt-8 gap-5">
          <SeenFields of={page} />
          <input type="hidden" name="lastDay" value={lastDay} />
          <FormMessage />
          <SignInAgain path={path} at="give" isFresh={isFresh} purpose={PURPOSE} keeps={REASON} />
          <TextAreaField
            name="reason"
            label="Why?"
            hint={`A sentence is enough. ${other} reads it, and it stays on record.`}
            initial={reason}
          />
          <CheckboxField name="confirm" label={`I give notice. The agreement ${ends}.`} />
          <div>
            <Submit look="danger" pending="Giving notice…">
              Give notice
            </Submit>
          </div>
        </ActionForm>
      </div>
    </>
  );
}
