'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { ownPlace } from './kept-typing';

const Reader = createContext('');

type ReadByProps = {
  /** the id of who is signed in */
  readonly person: string;
  readonly children?: ReactNode;
};

/** Around the pages of a person: what this browser keeps of what is typed there is kept for them alone. */
export function ReadBy({ person, children }: ReadByProps) {
  return <Reader value={person}>{children}</Reader>;
}

/** @returns where this browser keeps something of the reader's own. */
export function useOwnPlace(place: string): string {
  return ownPlace(useContext(Reader), place);
}
