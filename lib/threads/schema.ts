import { z } from 'zod';
import { prose } from '@/lib/platform/actions/text';
import { Id } from '@/lib/platform/ids';

/** What a thread can be about, so far. */
export const ThreadSubject = z.enum(['engagement', 'agreement', 'brief']);
export type ThreadSubject = z.infer<typeof ThreadSubject>;

const SubjectRef = { workspaceId: Id, subject: ThreadSubject, subjectId: Id };

export const PostMessage = z.object({
  ...SubjectRef,
  body: prose('Write something first.'),
  /** made once per composer, so that a message posted twice is one message */
  clientKey: Id,
});

export const MarkRead = z.object({ ...SubjectRef, readUpTo: z.iso.datetime() });
