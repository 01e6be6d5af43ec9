import { Reading } from '@/components/agreements/signing/reading';
import { SignSection } from '@/components/agreements/signing/sign-section';
import { PageHead, PageSection } from '@/components/ui/page';
import { countedIn } from '@/lib/evaluations/document';
import type { CurrentDocument } from '@/lib/evaluations/documents';
import type { EvaluationPage } from '@/lib/evaluations/page/page.queries';
import { calculateReturn } from '@/lib/evaluations/return-estimate/return-estimate.rules';
import { EVALUATION_CONSENT } from '@/lib/evaluations/signing/consent';
import { signEvaluation } from '@/lib/evaluations/signing/signing.actions';
import { Adjustments } from './adjustments';
import { FactsSection } from './facts/facts-section';
import { FollowUps } from './follow-ups';
import { ReturnInWords } from './return-in-words';
import { SideBySide } from './side-by-side';

type SignPageProps = {
  readonly page: EvaluationPage;
  /** what is signed */
  readonly text: CurrentDocument;
  readonly back: string;
  /** the reader's name, for signing */
  readonly name: string;
  /** their account's name */
  readonly account: string;
  readonly path: string;
  readonly isFresh: boolean;
  readonly now: Date;
};

const FOLLOWS = [
  'What both of you wrote, the facts beside it, and what you change stay as they are from then on.',
  'Once the other side has signed as well, both of you get a sealed copy by e-mail.',
];
const FOLLOWS_NEXT = 'The next evaluation begins with what became of it.';

/** @returns what signing an evaluation means. Once the work has a last day there is no next one. */
export function followsOfSigning(hasLastDay: boolean): readonly string[] {
  return hasLastDay ? FOLLOWS : [...FOLLOWS, FOLLOWS_NEXT];
}

/** Everything that both sign, from its beginning to its end, and there the place to sign. It says what follows. */
export function SignPage({ page, text, back, name, account, path, isFresh, now }: SignPageProps) {
  const counted = countedIn(text.document);
  return (
    <>
      <PageHead
        title={`Sign evaluation ${page.number}`}
        back={{ href: back, label: 'The evaluation' }}
        intro="What was counted, what each of you wrote, and what you change. Read it to the end; that is where you sign."
      />
      <Reading>
        <FollowUps page={page} maySay={false} />
        {counted ? (
          <PageSection title="The facts">
            <FactsSection {...counted} withMoney now={now} />
          </PageSection>
        ) : null}
        <SideBySide page={page} />
        {page.returnEstimate?.isShared && page.record ? (
          <PageSection title="Is the money well spent?">
            <ReturnInWords
              estimate={page.returnEstimate}
              found={calculateReturn(page.returnEstimate, page.record.period.cost)}
            />
          </PageSection>
        ) : null}
        <Adjustments page={page} mayAdjust={false} mayCarryOut={false} />
      </Reading>
      <SignSection
        action={signEvaluation}
        title="Sign"
        follows={followsOfSigning(page.workEndsAt !== null)}
        signs={{ workspaceId: page.ref.workspaceId, id: page.ref.id, documentHash: text.documentHash }}
        consent={EVALUATION_CONSENT.text}
        name={name}
        known={{ name: account, standsIn: 'account' }}
        path={path}
        isFresh={isFresh}
        submit={{ words: 'Sign', pending: 'Signing…' }}
      />
    </>
  );
}
