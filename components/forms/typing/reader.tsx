'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { ownPlace } from './stored-typing';

const Reader = createContext('');

type ReadByProps = {
  /** the signed-in person's id */
  readonly person: string;
  readonly children?: ReactNode;
};

/** Around a person's pages: what this browser keeps of their typing is kept for them alone. */
export function ReadBy({ person, children }: ReadByProps) {
  return <Reader value={person}>{children}</Reader>;
}

/** @returns where this browser keeps something of the reader's own. */
export function useOwnPlace(place: string): string {
  return ownPlace(useContext(Reader), place);
}
