import type { ReactNode } from 'react';
import { StateLabel } from '@/components/ui/state-label';
import type { BriefDocument, BriefQuestion } from '@/lib/briefs/document/document.queries';
import { isOpenQuestion } from '@/lib/briefs/document/document.rules';
import { shownInstant } from '@/lib/platform/time/shown-instants';
import type { ThreadView } from '@/lib/threads/thread/queries';
import { answerDueInWords } from './answer-due';

type BriefQuestionsProps = {
  readonly brief: BriefDocument;
  readonly thread: ThreadView;
  readonly questions: readonly BriefQuestion[];
  readonly zone: string;
  readonly now: Date;
  /** shown below an open question: the form that answers it, or who it waits for */
  readonly whenOpen: (question: BriefQuestion) => ReactNode;
  /** shown below an answer */
  readonly whenAnswered?: (question: BriefQuestion) => ReactNode;
};

/** Questions about a brief with their answers, oldest first. */
export function BriefQuestions({
  brief,
  thread,
  questions,
  zone,
  now,
  whenOpen,
  whenAnswered,
}: BriefQuestionsProps) {
  return (
    <ol className="grid max-w-measure gap-6">
      {questions.map((question) => (
        <li key={question.id} id={`question-${question.id}`} className="grid gap-2">
          <p className="text-sm text-quiet">
            {question.askedBy} asked, {shownInstant(question.askedAt, zone, now)}
            {question.isBlocking
              ? `, and ${isOpenQuestion(brief, question) ? 'needs' : 'needed'} the answer to go on`
              : ''}
          </p>
          <p className="whitespace-pre-line">{question.question}</p>
          {question.withdrawnAt ? (
            <p className="text-sm text-quiet">
              Taken back, {shownInstant(question.withdrawnAt, zone, now)}. It needs no answer.
            </p>
          ) : question.answer ? (
            <>
              <div className="border-s-2 border-line ps-4">
                <p className="text-sm text-quiet">
                  {question.answer.by} answered, {shownInstant(question.answer.at, zone, now)}
                </p>
                <p className="whitespace-pre-line">{question.answer.text}</p>
              </div>
              {whenAnswered?.(question)}
            </>
          ) : isOpenQuestion(brief, question) ? (
            <>
              <p>
                <StateLabel meaning="needs">
                  {question.isBlocking ? 'Blocks the work' : 'Not answered yet'}
                </StateLabel>
              </p>
              <AnswerDue>{answerDueInWords(brief, thread, question, { zone, now })}</AnswerDue>
              {whenOpen(question)}
            </>
          ) : (
            <p className="text-sm text-quiet">It had no answer when the brief ended.</p>
          )}
        </li>
      ))}
    </ol>
  );
}

/** A question's clock, which both sides see. */
function AnswerDue({ children }: { readonly children: string | null }) {
  return children === null ? null : <p className="text-sm text-quiet">{children}</p>;
}
