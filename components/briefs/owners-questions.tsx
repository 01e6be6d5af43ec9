import { KeepAnswer } from '@/components/briefs/keep-answer';
import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, Submit, TextAreaField } from '@/components/forms/fields';
import { RefFields } from '@/components/forms/ref-fields';
import { PageSection } from '@/components/ui/page';
import type { BriefDocument, BriefQuestion } from '@/lib/briefs/document/document.queries';
import { answerQuestion } from '@/lib/briefs/questions/clarifying.actions';
import type { BriefAction } from '@/lib/briefs/rules';
import type { ThreadView } from '@/lib/threads/thread/queries';
import { BriefQuestions } from './brief-questions';

type OwnersQuestionsProps = {
  readonly brief: BriefDocument;
  readonly thread: ThreadView;
  readonly questions: readonly BriefQuestion[];
  readonly actions: readonly BriefAction[];
  readonly zone: string;
  readonly now: Date;
  readonly isOpen?: boolean;
  /** answers that the brief's playbook has taken in, by question */
  readonly keptAnswers?: readonly string[];
};

/** The assistant's questions; an open one has its answer's form right below it. */
export function OwnersQuestions({
  brief,
  thread,
  questions,
  actions,
  zone,
  now,
  isOpen = false,
  keptAnswers = [],
}: OwnersQuestionsProps) {
  if (questions.length === 0) return null;
  return (
    <PageSection title={titleOf(questions, isOpen)}>
      <BriefQuestions
        brief={brief}
        thread={thread}
        questions={questions}
        zone={zone}
        now={now}
        whenOpen={(question) =>
          actions.includes('answer') ? <AnswerForm brief={brief} question={question} /> : null
        }
        whenAnswered={(question) => (
          <KeepAnswer brief={brief} question={question} isKept={keptAnswers.includes(question.id)} />
        )}
      />
    </PageSection>
  );
}

function titleOf(questions: readonly BriefQuestion[], isOpen: boolean): string {
  if (isOpen) return questions.length === 1 ? 'An open question' : 'Open questions';
  const areAllAnswered = questions.every(({ answer }) => answer !== null);
  return areAllAnswered ? 'Answered questions' : 'Earlier questions';
}

function AnswerForm({ brief, question }: { brief: BriefDocument; question: BriefQuestion }) {
  return (
    <ActionForm action={answerQuestion} label="Answer" className="grid gap-3 print:hidden">
      <RefFields of={brief} />
      <input type="hidden" name="clarificationId" value={question.id} />
      <FormMessage />
      <TextAreaField
        name="answer"
        label="Your answer"
        rows={3}
        {...(question.isBlocking
          ? { hint: 'The deadline waits for it, and moves by as long as it waited.' }
          : {})}
      />
      <div>
        <Submit pending="Answering…">Answer</Submit>
      </div>
    </ActionForm>
  );
}
