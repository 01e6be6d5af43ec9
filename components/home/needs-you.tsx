import type { ReactNode } from 'react';
import { firstName } from '@/components/briefs/first-name';
import { PageSection } from '@/components/ui/page';
import { Row, RowList } from '@/components/ui/row-list';
import { StateLabel } from '@/components/ui/state-label';
import type { HomeOfStaff } from '@/lib/briefs/home.queries';
import { addresses } from '@/lib/platform/addresses';
import { formatInstant } from '@/lib/platform/time/format';
import { dueForBoth, type HomeReader } from './reader';

type NeedsYouProps = { readonly home: HomeOfStaff; readonly reader: HomeReader };

/** What can't go on without the reader: first what blocks somebody, then what waits for a judgement. */
export function NeedsYou({ home, reader }: NeedsYouProps) {
  return (
    <PageSection title="Needs you">
      {home.needs === 0 ? (
        <p className="max-w-measure text-quiet">
          Nothing. You hear of a question, a delivery or a risk when there is one, and of nothing else.
        </p>
      ) : (
        <RowList label="Needs you">
          <Questions home={home} reader={reader} />
          <Agreements home={home} reader={reader} />
          <Deliveries home={home} reader={reader} />
          <Declined home={home} reader={reader} />
        </RowList>
      )}
    </PageSection>
  );
}

function Questions({ home, reader }: NeedsYouProps) {
  return home.questions.map((question) => (
    <Row
      key={question.id}
      href={`${addresses.brief(reader.slug, question.briefId)}#question-${question.id}`}
      title={question.title}
      detail={
        <Lines
          first={`${firstName(question.assistant)} asks: “${question.question}”`}
          second={`Due ${dueForBoth(question, reader)}`}
        />
      }
      end={<StateLabel meaning="needs">{question.isBlocking ? 'Blocks the work' : 'Question'}</StateLabel>}
    />
  ));
}

function Agreements({ home, reader }: NeedsYouProps) {
  return home.agreements.map(({ id, title, assistant, waitsFor }) => (
    <Row
      key={id}
      href={addresses.agreement(reader.slug, id)}
      title={title}
      detail={detailOf(waitsFor, assistant)}
      end={<StateLabel meaning="needs">{TO_DO[waitsFor]}</StateLabel>}
    />
  ));
}

const TO_DO = { signature: 'To sign', changes: 'To change', wording: 'To answer' } as const;

function detailOf(waitsFor: keyof typeof TO_DO, assistant: string): string {
  switch (waitsFor) {
    case 'signature':
      return `The agreement with ${assistant} waits for your signature.`;
    case 'changes':
      return `${firstName(assistant)} asks for changes before signing.`;
    case 'wording':
      return `${firstName(assistant)} proposes other wording for a clause.`;
  }
}

function Deliveries({ home, reader }: NeedsYouProps) {
  return home.deliveries.map((brief) => (
    <Row
      key={brief.briefId}
      href={`${addresses.brief(reader.slug, brief.briefId)}#review`}
      title={brief.title}
      detail={`${firstName(brief.assistant)} delivered, ${formatInstant(brief.at, reader.zone, reader.now)}`}
      end={<StateLabel meaning="needs">To review</StateLabel>}
    />
  ));
}

function Declined({ home, reader }: NeedsYouProps) {
  return home.declined.map((brief) => (
    <Row
      key={brief.briefId}
      href={addresses.brief(reader.slug, brief.briefId)}
      title={brief.title}
      detail={`${firstName(brief.assistant)} declined, ${formatInstant(brief.at, reader.zone, reader.now)}`}
      end={<StateLabel meaning="needs">Declined</StateLabel>}
    />
  ));
}

function Lines({ first, second }: { readonly first: ReactNode; readonly second: ReactNode }) {
  return (
    <>
      <span className="block max-w-measure [overflow-wrap:anywhere]">{first}</span>
      <span className="block">{second}</span>
    </>
  );
}
