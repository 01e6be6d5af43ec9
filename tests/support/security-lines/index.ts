import type { Line } from './line';
import { SIGNATURES_THAT_STAND_UP } from './signatures-that-stand-up';
import { WHAT_COMES_IN } from './what-comes-in';
import { WHAT_KEEPS_WORKING } from './what-keeps-working';
import { WHAT_THEY_REACH } from './what-they-reach';
import { WHO_GETS_IN } from './who-gets-in';

/** Every line, in the order in which they are promised. */
export const SECURITY_LINES: readonly Line[] = [
  ...WHO_GETS_IN,
  ...WHAT_THEY_REACH,
  ...WHAT_COMES_IN,
  ...SIGNATURES_THAT_STAND_UP,
  ...WHAT_KEEPS_WORKING,
];
