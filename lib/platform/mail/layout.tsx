import { Body } from '@react-email/body';
import { Button } from '@react-email/button';
import { Container } from '@react-email/container';
import { Head } from '@react-email/head';
import { Heading } from '@react-email/heading';
import { Hr } from '@react-email/hr';
import { Html } from '@react-email/html';
import { Link } from '@react-email/link';
import { Preview } from '@react-email/preview';
import { Section } from '@react-email/section';
import { Fragment, type ReactNode } from 'react';
import { operatorsPages } from '@/lib/platform/addresses/operators-pages';
import { aboutThisMail } from './about-this-mail';
import { headerText } from './header-text';
import { FACE, LIGHT, STYLE_SHEET } from './look';
import { Text } from './text';

type MailLayoutProps = {
  /** the preview line that a mail program shows beside the subject: as much of it as has room */
  readonly preview: string;
  readonly heading: string;
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly url: string };
  /** why the reader got this */
  readonly footer: string;
};

/** What programs show beside a subject; react-email fills up with blanks what is shorter. */
const LONGEST_PREVIEW = 150;

/** Whose mail it is, as on the pages. In the text part the sender's name says it. */
function Wordmark() {
  return (
    <Text data-skip-in-text="true" style={{ fontSize: '18px', fontWeight: 700, margin: '0 0 28px' }}>
      Handover{' '}
      <span
        className="bar"
        style={{
          backgroundColor: LIGHT.accent,
          display: 'inline-block',
          height: '3px',
          verticalAlign: 'middle',
          width: '20px',
        }}
      />
    </Text>
  );
}

/** The one layout of every mail: plain, one purpose, one button; no remote assets; light and dark. */
export function MailLayout({ preview, heading, children, action, footer }: MailLayoutProps) {
  const { stopUrl, answerIs } = aboutThisMail();
  return (
    <Html lang="en">
      <Head>
        <title>{heading}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{STYLE_SHEET}</style>
      </Head>
      <Body
        className="paper"
        style={{
          backgroundColor: LIGHT.paper,
          color: LIGHT.ink,
          fontFamily: FACE,
          fontSize: '16px',
          lineHeight: '1.5',
          margin: 0,
          // a web address in a message, or a name without spaces, is as wide as it likes
          overflowWrap: 'anywhere',
          padding: '32px 24px',
          wordBreak: 'break-word',
        }}
      >
        <Preview>{headerText(preview, LONGEST_PREVIEW)}</Preview>
        <Container style={{ maxWidth: '560px' }}>
          <Wordmark />
          <Heading
            as="h1"
            style={{ fontSize: '22px', lineHeight: '1.3', margin: '0 0 16px', textWrap: 'balance' }}
          >
            {heading}
          </Heading>
          <Section>{children}</Section>
          {action ? (
            <Section style={{ margin: '24px 0' }}>
              <Button
                className="act"
                href={action.url}
                style={{
                  backgroundColor: LIGHT.fill,
                  borderRadius: '6px',
                  color: LIGHT['on-fill'],
                  fontSize: '16px',
                  fontWeight: 600,
                  padding: '13px 20px',
                }}
              >
                {action.label}
              </Button>
            </Section>
          ) : null}
          <Hr className="rule" style={{ borderColor: LIGHT.line, margin: '28px 0 12px' }} />
          <Text className="quiet" style={{ color: LIGHT.quiet, margin: 0 }}>
            {answerIs === null ? '' : `${ANSWER_IS[answerIs]} `}
            {footer}
            {stopUrl === null ? null : (
              <>
                {' '}
                <Link href={stopUrl} style={{ color: LIGHT.quiet, textDecoration: 'underline' }}>
                  Stop e-mails like this
                </Link>
              </>
            )}
          </Text>
          <OperatorsWords />
        </Container>
      </Body>
    </Html>
  );
}

/** Who sent it: what the operator says about this installation elsewhere. */
function OperatorsWords() {
  const pages = operatorsPages();
  if (pages.length === 0) return null;
  return (
    <Text className="quiet" style={{ color: LIGHT.quiet, margin: '12px 0 0' }}>
      {pages.map(({ label, href }, index) => (
        <Fragment key={label}>
          {index === 0 ? '' : ' · '}
          <Link href={href} style={{ color: LIGHT.quiet, textDecoration: 'underline' }}>
            {label}
          </Link>
        </Fragment>
      ))}
    </Text>
  );
}

const ANSWER_IS = {
  message: 'Answer this e-mail, and what you write appears in the conversation.',
  'message beside questions':
    'Answer this e-mail, and what you write appears in the conversation. Each question is answered on its page.',
  answer: 'Answer this e-mail, and what you write is the answer to the question.',
} as const;
