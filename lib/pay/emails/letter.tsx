import type { ReactElement } from 'react';
import { Text } from '@/lib/platform/mail';

export type Letter = { readonly subject: string; readonly element: ReactElement };

/** What every letter about pay knows of the two sides. */
export type PayLetterWords = {
  readonly business: string;
  /** the assistant's name */
  readonly assistant: string;
  readonly now: Date;
  readonly url: string;
};

/** What somebody wrote, set apart from what we write. */
export function Quoted({ children }: { readonly children: string }) {
  const style = { borderLeft: '2px solid #d9d0c3', margin: '0 0 16px', paddingLeft: '14px' };
  return <Text style={{ ...style, whiteSpace: 'pre-wrap' }}>{children}</Text>;
}

/** @returns why a letter reached the assistant. */
export function footerForAssistant({ business }: PayLetterWords): string {
  return `You get this because you work with ${business}. It is sent once.`;
}

/** @returns why a letter reached an owner. */
export function footerForOwner({ assistant, business }: PayLetterWords): string {
  return `You get this because ${assistant} works for ${business}. It is sent once.`;
}
