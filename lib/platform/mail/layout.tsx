import {
  Body,
  Button,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Section,
  Text,
} from '@react-email/components';
import type { ReactNode } from 'react';

type MailLayoutProps = {
  /** the first line a mail program shows beside the subject */
  readonly preview: string;
  readonly heading: string;
  readonly children: ReactNode;
  readonly action?: { readonly label: string; readonly url: string };
  /** why this reached the reader */
  readonly footer: string;
};

const INK = '#2b2723';
const QUIET = '#6b6259';
const PAPER = '#fbf8f3';
const ACCENT = '#1f5c57';
const FACE = "'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif";

/** The one look of every mail: plain, one purpose, one button; no remote assets; readable in dark mode. */
export function MailLayout({ preview, heading, children, action, footer }: MailLayoutProps) {
  return (
    <Html lang="en">
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Preview>{preview}</Preview>
      <Body style={{ backgroundColor: PAPER, color: INK, fontFamily: FACE, margin: 0, padding: '24px 12px' }}>
        <Container style={{ maxWidth: '560px' }}>
          <Text style={{ color: QUIET, fontSize: '14px', margin: '0 0 24px' }}>Handover</Text>
          <Heading as="h1" style={{ fontSize: '22px', lineHeight: '1.3', margin: '0 0 16px' }}>
            {heading}
          </Heading>
          <Section style={{ fontSize: '16px', lineHeight: '1.5' }}>{children}</Section>
          {action ? (
            <Section style={{ margin: '24px 0' }}>
              <Button
                href={action.url}
                style={{
                  backgroundColor: ACCENT,
                  borderRadius: '6px',
                  color: '#ffffff',
                  fontSize: '16px',
                  fontWeight: 600,
                  padding: '12px 20px',
                }}
              >
                {action.label}
              </Button>
            </Section>
          ) : null}
          <Hr style={{ borderColor: '#d9d0c3', margin: '28px 0 12px' }} />
          <Text style={{ color: QUIET, fontSize: '13px', lineHeight: '1.5', margin: 0 }}>{footer}</Text>
        </Container>
      </Body>
    </Html>
  );
}
