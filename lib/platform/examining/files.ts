import { scanner } from '@/lib/platform/scanning';
import { fileStore } from '@/lib/platform/storage';
import { messageOf } from '@/lib/platform/text/message-of';
import { broken, type Finding, good, note } from './findings';

/** Checks that files can be kept. */
export async function examineStorage(): Promise<Finding> {
  const { place, tryOut } = fileStore();
  try {
    await tryOut();
    return good(`Files can be kept in ${place}: a few bytes were written, read and removed.`);
  } catch (error) {
    return broken(
      `Files can’t be kept in ${place}: ${messageOf(error)}`,
      'See that it is there and not full, and that whoever runs this may write to it.',
    );
  }
}

/** Checks that a virus scanner is set up, and answers. */
export async function examineScanner(): Promise<Finding> {
  const eye = scanner();
  if (!eye)
    return note(
      'HANDOVER_SCANNER is not set: nobody looks for viruses in files.',
      'Run clamd and name it, if files come from people you don’t know.',
    );
  try {
    await eye.ping();
    return good(`The scanner (${eye.place}) answers.`);
  } catch (error) {
    return broken(
      `The scanner (${eye.place}) doesn’t answer, so files wait to be checked: ${messageOf(error)}`,
      'Start it, or correct HANDOVER_SCANNER. What waits is checked by itself then.',
    );
  }
}
