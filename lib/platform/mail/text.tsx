import { Text as Paragraph } from '@react-email/components';
import type { ComponentProps } from 'react';
import { LIGHT } from './look';

/** A paragraph of a mail, as large as text on a page: react-email's own is 14 px. */
export function Text({ style, ...rest }: ComponentProps<typeof Paragraph>) {
  return <Paragraph {...rest} style={{ fontSize: '16px', lineHeight: '1.5', ...style }} />;
}

/** What somebody wrote, set apart from what we write. */
export function Quoted({ children }: { readonly children: string }) {
  return (
    <Text
      className="quoted"
      style={{
        borderLeft: `2px solid ${LIGHT.line}`,
        margin: '0 0 16px',
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
    <Text className="quiet" style={{ color: LIGHT.quiet, fontSize: '14px', wordBreak: 'break-all' }}>
      {children}
    </Text>
  );
}
