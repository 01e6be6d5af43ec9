import { writeOut } from './at-once';

const started = Date.now();

/** One plain line about what is happening, with the seconds since the command began. */
export function say(line: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(4);
  writeOut(`${seconds} s  ${line}\n`);
}

/** A line without the clock: results, addresses, things to read. */
export function tell(line = ''): void {
  writeOut(`${line}\n`);
}

/** Ends the command with a sentence a person can act on. Thrown, so that what was started is stopped first. */
export class Refused extends Error {}
