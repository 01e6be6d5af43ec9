import { z } from 'zod';
import { SeenVersion } from '@/lib/platform/actions/seen-version';
import { cleanText, prose } from '@/lib/platform/actions/text';
import { arrivedFiles, chosenFiles } from '@/lib/platform/files/chosen';
import { Id } from '@/lib/platform/ids';
import { instantText } from '@/lib/platform/time/from-outside';
import { MOST_WITH_MESSAGE } from '@/lib/uploads/rules';
import { SUBJECT_INPUTS } from './subjects';

/** How many characters a message may have. */
export const LONGEST = 20_000;

const TOO_MANY = `At most ${MOST_WITH_MESSAGE} files with one message. Put more into one archive.`;

const Files = z
  .preprocess(chosenFiles, z.array(z.instanceof(File, { error: 'Choose a file from your device.' })))
  .pipe(z.array(z.instanceof(File)).max(MOST_WITH_MESSAGE, TOO_MANY));

/** The message it replies to, or that a draft was to become; an empty input names none. */
const IdOrNone = z
  .union([Id, z.literal('')])
  .optional()
  .transform((id) => id || null);

const Body = z
  .string()
  .optional()
  .transform((text) => cleanText(text ?? ''))
  .pipe(z.string().max(LONGEST, `That is too long: at most ${LONGEST} characters.`));

export const PostMessage = z
  .object({
    ...SUBJECT_INPUTS,
    body: Body,
    quotedId: IdOrNone,
    files: Files,
    /** those uploaded before */
    uploads: arrivedFiles(MOST_WITH_MESSAGE),
    /** made once per composer, so that a message posted twice is one message */
    clientKey: Id,
    /** of the draft that the page had, which is this message now */
    draftKey: IdOrNone,
    /** up to where the page showed the conversation */
    readUpTo: instantText().optional(),
    /** `theirs`: when the other side is next at work; left out: now */
    when: z.enum(['theirs', 'now']).default('now'),
  })
  .refine(({ body, files, uploads }) => body !== '' || files.length + uploads.length > 0, {
    path: ['body'],
    message: 'Write something first.',
  })
  .refine(({ files, uploads }) => files.length + uploads.length <= MOST_WITH_MESSAGE, {
    path: ['files'],
    message: TOO_MANY,
  });

export const SaveDraft = z.object({
  ...SUBJECT_INPUTS,
  body: Body,
  quotedId: IdOrNone,
  /** the id of the message that it becomes: a save that comes after that changes nothing */
  clientKey: Id,
  /** of the draft that the page had */
  draftKey: IdOrNone,
});

export const MarkRead = z.object({ ...SUBJECT_INPUTS, readUpTo: instantText() });

const SeenMessage = { workspaceId: Id, id: Id };

export const EditMessage = z.object({
  ...SeenMessage,
  /** the version that was on the page */
  version: SeenVersion,
  body: prose('Write something, or delete the message.'),
});

export const DeleteMessage = z.object(SeenMessage);

export const MarkDecision = z.object({
  ...SeenMessage,
  /** the version that was on the page: a decision stands for the words that were read */
  version: SeenVersion,
});

export const UndoDecision = z.object(SeenMessage);

export const Scheduled = z.object(SeenMessage);

export const EditScheduled = z.object({
  ...SeenMessage,
  version: SeenVersion,
  body: prose('Write something, or don’t send it.'),
});
