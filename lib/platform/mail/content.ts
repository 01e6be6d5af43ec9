import type { ReactElement } from 'react';

/** A mail as its author writes it: subject and body. */
export type MailContent = { readonly subject: string; readonly element: ReactElement };
