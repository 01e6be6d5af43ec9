import { z } from 'zod';
import { INCOMPLETE_LINK } from '../ids';

/** The largest number that PostgreSQL keeps in an `integer`. */
const MOST = 2_147_483_647;

/** A number from outside that is compared with an `integer`. @param wrong what a person is told about anything else */
export function integerFrom(least: number, wrong?: string) {
  return z.coerce.number({ error: wrong }).int(wrong).min(least, wrong).max(MOST, wrong);
}

/** The version of a thing that the page showed. */
export const SeenVersion = integerFrom(0, INCOMPLETE_LINK);

/** The number of an agreement's or playbook's version that the page showed; they count from 1. */
export const SeenNumber = integerFrom(1, INCOMPLETE_LINK);
