import { Text as Paragraph } from '@react-email/components';
import type { ComponentProps } from 'react';

/** A paragraph of a mail, as large as text on a page: react-email's own is 14 px. */
export function Text({ style, ...rest }: ComponentProps<typeof Paragraph>) {
  return <Paragraph {...rest} style={{ fontSize: '16px', lineHeight: '1.5', ...style }} />;
}
