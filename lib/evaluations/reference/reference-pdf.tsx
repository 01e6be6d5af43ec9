import { Facts, Heading, Paper, Paragraph, renderPaper } from '@/lib/platform/pdf/paper';
import { sha256 } from '@/lib/platform/record/canonical';
import { REFERENCE_FILE } from '@/lib/platform/record/names';
import { formatStamp } from '@/lib/platform/time/format';
import { dateIn } from '@/lib/platform/time/zones';
import { type Reference, referenceText } from './reading';
import { agreementInWords, factRowsOf, heldInWords } from './words';

type Engagement = Reference['engagements'][number];
type Print = (text: string) => string;

/** @returns the PDF of a reference; the same reference gives the same bytes. */
export function renderReference(reference: Reference, at: Date): Promise<Buffer> {
  return renderPaper((print) => ReferencePdf({ reference, at, print }));
}

type ReferencePdfProps = { readonly reference: Reference; readonly at: Date; readonly print: Print };

function ReferencePdf({ reference, at, print }: ReferencePdfProps) {
  const { assistant, engagements } = reference;
  const hash = sha256(referenceText(reference));
  return (
    <Paper
      title={`Reference of ${print(assistant.name)}`}
      between={`who signs in with ${print(assistant.email)}`}
      author={print(assistant.name)}
      at={at}
      foot={`As of ${formatStamp(at)}, reference SHA-256 ${hash.slice(0, 16)}…`}
    >
      <Paragraph>
        {`Counted from the record of each business that allows it, and sealed. Nobody typed these figures, and there is no score. What was written in evaluations stands as both sides signed it; whoever is given the sealed copy of one knows it by the SHA-256 here. All of it is also in the attached ${REFERENCE_FILE}, whose SHA-256 is ${hash}. Anybody can check the file at the verify page of the installation that made it.`}
      </Paragraph>
      {engagements.map((engagement) => (
        <EngagementPart
          key={engagement.from}
          engagement={engagement}
          assistant={assistant.name}
          print={print}
        />
      ))}
    </Paper>
  );
}

type PartProps = { readonly engagement: Engagement; readonly assistant: string; readonly print: Print };

function EngagementPart({ engagement, assistant, print }: PartProps) {
  const { business, until, agreements, evaluations } = engagement;
  const lasted = heldInWords(engagement, business.timeZone);
  return (
    <>
      <Heading>{print(business.name)}</Heading>
      <Facts
        facts={[
          ['Worked together', until ? lasted : `${lasted}, and still do`],
          ...agreements.map(
            (agreement, index) =>
              [`Agreement ${index + 1}`, print(agreementInWords(agreement, business.timeZone))] as const,
          ),
          ...factRowsOf(engagement, { assistant: print(assistant), business: print(business.name) }),
        ]}
      />
      {evaluations.map((evaluation) => (
        <EvaluationPart key={evaluation.number} evaluation={evaluation} business={business} print={print} />
      ))}
    </>
  );
}

type EvaluationPartProps = {
  readonly evaluation: Engagement['evaluations'][number];
  readonly business: Engagement['business'];
  readonly print: Print;
};

/** What each side wrote; nothing where nobody wrote anything. */
function EvaluationPart({ evaluation, business, print }: EvaluationPartProps) {
  const { number, periodFrom, periodTo, signedAt, overall, criteria, copySha256 } = evaluation;
  const day = (instant: string) => dateIn(new Date(instant), business.timeZone);
  const assessments = [{ name: 'Overall', ...overall }, ...criteria].flatMap((each) => [
    [`${each.name}: ${business.name}`, each.business] as const,
    [`${each.name}: self-assessment`, each.assistant] as const,
  ]);
  return (
    <>
      <Heading>{`Evaluation ${number} of ${print(business.name)}`}</Heading>
      <Facts
        facts={[
          ['On', `${day(periodFrom)} to ${day(periodTo)}`],
          ['Signed by both', day(signedAt)],
          ...assessments.flatMap(([name, text]) =>
            text === '' ? [] : [[print(name), print(text)] as const],
          ),
          ['SHA-256 of its copy', `${copySha256.slice(0, 32)}\n${copySha256.slice(32)}`],
        ]}
      />
    </>
  );
}
