import type { ReactNode } from 'react';
import { StateLabel } from '@/components/ui/state-label';
import type { BriefQuestion } from '@/lib/briefs/document.queries';
import { formatInstant } from '@/lib/platform/time/format';

type BriefQuestionsProps = {
  readonly questions: readonly BriefQuestion[];
  readonly zone: string;
  readonly now: Date;
  /** what belongs below an open question: the form that answers it, or who it waits for */
  readonly whenOpen: (question: BriefQuestion) => ReactNode;
  /** what belongs below an answer */
  readonly whenAnswered?: (question: BriefQuestion) => ReactNode;
};

/** Questions about a brief with their answers, oldest first. */
export function BriefQuestions({ questions, zone, now, whenOpen, whenAnswered }: BriefQuestionsProps) {
  return (
    <ol className="grid max-w-measure gap-6">
      {questions.map((question) => (
        <li key={question.id} id={`question-${question.id}`} className="grid gap-2">
          <p className="text-sm text-quiet">
            {question.askedBy} asked, {formatInstant(question.askedAt, zone, now)}
            {question.isBlocking ? ', and needs the answer to go on' : ''}
          </p>
          <p className="whitespace-pre-line">{question.question}</p>
          {question.answer ? (
            <>
              <div className="border-s-2 border-line ps-4">
                <p className="text-sm text-quiet">
                  {question.answer.by} answered, {formatInstant(question.answer.at, zone, now)}
                </p>
                <p className="whitespace-pre-line">{question.answer.text}</p>
              </div>
              {whenAnswered?.(question)}
            </>
          ) : (
            <>
              <p>
                <StateLabel meaning="needs">
                  {question.isBlocking ? 'Blocks the work' : 'Not answered yet'}
                </StateLabel>
              </p>
              {whenOpen(question)}
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
