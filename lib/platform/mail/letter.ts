import type { ReactElement } from 'react';

/** A mail as its author writes it: subject and body. */
export type Letter = { readonly subject: string; readonly element: ReactElement };
