import type { ReactElement } from 'react';

/** A mail as whoever writes it has it: what it is called, and what it says. */
export type Letter = { readonly subject: string; readonly element: ReactElement };
