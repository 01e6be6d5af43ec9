import { Text as Paragraph } from '@react-email/text';
import type { ComponentProps, ReactNode } from 'react';
import { LIGHT } from './look';

/** A paragraph of a mail, in the pages' text size: react-email's own is 14 px. */
export function Text({ style, ...rest }: ComponentProps<typeof Paragraph>) {
  return <Paragraph {...rest} style={{ fontSize: '16px', lineHeight: '1.5', ...style }} />;
}

/** What somebody wrote, set apart from our own text; in Arabic or Hebrew it reads from the right. */
export function Quoted({ children }: { readonly children: string }) {
  return (
    <Text
      className="quoted"
      dir="auto"
      style={{
        borderLeft: `2px solid ${LIGHT.line}`,
        margin: '16px 0',
        paddingLeft: '14px',
        whiteSpace: 'pre-wrap',
      }}
    >
      {children}
    </Text>
  );
}

/** What only a careful reader checks, such as a hash; it may break anywhere. */
export function FinePrint({ children }: Pick<ComponentProps<typeof Paragraph>, 'children'>) {
  return (
    <Text className="quiet" style={{ color: LIGHT.quiet, wordBreak: 'break-all' }}>
      {children}
    </Text>
  );
}

/** Less important words, such as when something happened. */
export function Quiet({ children }: { readonly children: ReactNode }) {
  return (
    <span className="quiet" style={{ color: LIGHT.quiet }}>
      {children}
    </span>
  );
}

/** A link within the text; the mail's main purpose has its button. */
export function MailLink({ url, children }: { readonly url: string; readonly children: ReactNode }) {
  return (
    <a className="link" href={url} style={{ color: LIGHT.accent }}>
      {children}
    </a>
  );
}
