import { renderToBuffer, Text } from '@react-pdf/renderer';
import { Fragment } from 'react';
import { formatMoney } from '@/lib/platform/money/money';
import { Fact, footOf, Gaps, RecordLines, Signature } from '@/lib/platform/pdf/certificate';
import { registerFonts } from '@/lib/platform/pdf/fonts';
import { MarkdownText } from '@/lib/platform/pdf/markdown-text';
import { GOES_WITH_NEXT, Heading, Pages, PdfDocument, Rows } from '@/lib/platform/pdf/paper';
import { printedSignature, printerWith, REPLACEMENT } from '@/lib/platform/pdf/printable';
import { styles } from '@/lib/platform/pdf/styles';
import { formatStamp, formatStampToTheSecond } from '@/lib/platform/time/format';
import { adjustmentInWords } from '../adjusting/adjustment-words';
import { ADJUSTMENT_WORDS, OUTCOME_WORDS } from '../adjusting/adjustments.rules';
import { ratingInWords } from '../assessing/ratings.rules';
import { countedIn, type EvaluationDocument } from '../document';
import { factGroups } from '../facts/words';
import { returnInWords, verdictInWords } from '../return-estimate/return-estimate-words';
import { type EvaluationCopyFacts, TEXT_FILE } from './attachments';

/** @returns the PDF that both keep; the same copy gives the same bytes, whoever renders it and when. */
export async function renderEvaluation(copy: EvaluationCopyFacts): Promise<Buffer> {
  const { printed, hasGaps } = printerWith(await registerFonts());
  const document = printedDocument(copy.document, printed);
  const signatures = copy.signatures.map((signature) => printedSignature(signature, printed));
  return renderToBuffer(EvaluationPdf({ ...copy, document, signatures, hasGaps: hasGaps() }));
}

/** Every text that somebody wrote, made printable. */
function printedDocument(
  document: EvaluationDocument,
  printed: (text: string) => string,
): EvaluationDocument {
  const { business, assistant } = document.parties;
  return {
    ...document,
    parties: {
      business: { ...business, name: printed(business.name) },
      assistant: { ...assistant, name: printed(assistant.name) },
    },
    agreement: { ...document.agreement, title: printed(document.agreement.title) },
    criteria: document.criteria.map((each) => ({ ...each, name: printed(each.name) })),
    assessments: document.assessments.map((each) => ({
      ...each,
      by: printed(each.by),
      overall: printed(each.overall),
      answers: each.answers.map((answer) => ({ ...answer, text: printed(answer.text) })),
    })),
    followUps: document.followUps.map((each) => ({
      ...each,
      what: printed(each.what),
      note: printed(each.note),
    })),
    adjustments: document.adjustments.map((each) => ({ ...each, what: printed(each.what) })),
    money: document.money && { ...document.money, usedFor: printed(document.money.usedFor) },
  };
}

type PdfProps = EvaluationCopyFacts & { readonly hasGaps: boolean };

/** What both wrote side by side, by criterion; what they change; and who signed it when. */
function EvaluationPdf({ document, hasGaps, ...copy }: PdfProps) {
  const { parties, number, period, agreement } = document;
  const title = `Evaluation ${number}`;
  const foot = footOf(title, copy.documentHash);
  return (
    <PdfDocument
      title={title}
      author={parties.business.name}
      subject={`Evaluation of ${parties.business.name} and ${parties.assistant.name}`}
      at={copy.closedAt}
    >
      <Pages foot={foot}>
        <Text style={styles.title}>{title}</Text>
        <Text style={styles.between}>
          {parties.business.name} and {parties.assistant.name}, on the time from{' '}
          {formatStamp(new Date(period.from))} to {formatStamp(new Date(period.to))}
        </Text>
        {hasGaps ? <Gaps attachment={TEXT_FILE} mark={REPLACEMENT} /> : null}
        <Rows>
          <Fact name="As agreed in">{agreement.title}</Fact>
          <Fact name="Evaluated">
            {agreement.cadenceMonths === 1 ? 'every month' : `every ${agreement.cadenceMonths} months`}
          </Fact>
        </Rows>
        <LookingBack document={document} />
        <Record document={document} />
        <Words document={document} />
        <Money document={document} />
        <Changes document={document} currency={copy.currency} />
      </Pages>
      <Pages foot={foot}>
        <Text style={styles.title}>Certificate</Text>
        <Text style={styles.paragraph}>
          Both sides signed the same text electronically. The evaluation is done since{' '}
          {formatStampToTheSecond(copy.closedAt)}.
        </Text>
        <Rows>
          <Fact name="Evaluation">{copy.evaluationId}</Fact>
          <Fact name="SHA-256 of the text">{copy.documentHash}</Fact>
        </Rows>
        {copy.signatures.map((signature) => (
          <Signature key={signature.party} signature={signature} />
        ))}
        <RecordLines events={copy.events} />
      </Pages>
    </PdfDocument>
  );
}

/** The facts that both looked at, as they were then, beside those of the previous period. */
function Record({ document }: { document: EvaluationDocument }) {
  const counted = countedIn(document);
  if (!counted) return null;
  const {
    facts: { period, before },
    names,
  } = counted;
  return (
    <>
      <Heading>The facts</Heading>
      {factGroups(names, true).map(({ title, rows }) => (
        <Rows key={title}>
          {rows.map(({ name, say }) => (
            <Fact key={name} name={name}>
              {say(period)}
              {before ? `; before, ${say(before)}` : ''}
            </Fact>
          ))}
        </Rows>
      ))}
    </>
  );
}

function Words({ document }: { document: EvaluationDocument }) {
  const { assessments, criteria, parties } = document;
  return (
    <>
      <Heading>On the whole</Heading>
      {assessments.map(({ party, by, overall, isAfterReveal }) => (
        // no View around them: what comes first in one can't move to the next page with what follows
        <Fragment key={party}>
          <Text style={styles.strong} {...GOES_WITH_NEXT}>
            {party === 'owner' ? `${by}, for ${parties.business.name}` : by}
            {isAfterReveal ? ' (written when the other’s words could be read)' : ''}
          </Text>
          <MarkdownText>{overall}</MarkdownText>
        </Fragment>
      ))}
      {criteria.map(({ id, name }) => (
        <Fragment key={id}>
          <Heading>{name}</Heading>
          {assessments.map(({ party, by, answers }) => {
            const answer = answers.find(({ criterionId }) => criterionId === id);
            return (
              <Fragment key={party}>
                <Text style={styles.strong} {...GOES_WITH_NEXT}>
                  {[by, ratingInWords(answer?.rating ?? null)].filter(Boolean).join(', ')}
                </Text>
                <MarkdownText>{answer?.text || 'Nothing written.'}</MarkdownText>
              </Fragment>
            );
          })}
        </Fragment>
      ))}
    </>
  );
}

/** Whether the money was well spent, if the owner has shared their assumptions. */
function Money({ document: { money } }: { document: EvaluationDocument }) {
  if (!money) return null;
  return (
    <>
      <Heading>Is the money well spent?</Heading>
      <Text style={styles.paragraph}>{verdictInWords(money)} It is based on the owner’s assumptions.</Text>
      <Rows>
        {returnInWords(money, money).map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value}
          </Fact>
        ))}
      </Rows>
      {money.usedFor ? <MarkdownText>{money.usedFor}</MarkdownText> : null}
    </>
  );
}

function LookingBack({ document: { followUps } }: { document: EvaluationDocument }) {
  if (followUps.length === 0) return null;
  return (
    <>
      <Heading>What became of last time</Heading>
      <Rows>
        {followUps.map(({ what, outcome, note }) => (
          <Fact key={what} name={OUTCOME_WORDS[outcome]}>
            {what}
            {note ? `\n${note}` : ''}
          </Fact>
        ))}
      </Rows>
    </>
  );
}

function Changes({
  document: { adjustments, parties },
  currency,
}: Pick<EvaluationCopyFacts, 'document' | 'currency'>) {
  const names = {
    business: parties.business.name,
    assistant: parties.assistant.name,
    amount: (minor: number) => formatMoney({ minor, currency }),
  };
  return (
    <>
      <Heading>What changes</Heading>
      <Rows>
        {adjustments.map((adjustment) => (
          <Fact key={adjustment.id} name={ADJUSTMENT_WORDS[adjustment.kind].name}>
            {[adjustment.what, ...adjustmentInWords(adjustment, names)].join('\n')}
          </Fact>
        ))}
      </Rows>
    </>
  );
}
