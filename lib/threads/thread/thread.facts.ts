import { z } from 'zod';
import { WaitingUpload } from '@/lib/uploads/queries';
import { Answering } from '../responses/responses.queries';
import { Message } from './message';

const Instant = z.coerce.date();

const Content = z.object({
  older: z.array(Message),
  newer: z.array(Message),
  hasNewest: z.boolean(),
  readUpTo: Instant.nullable(),
  unread: z.object({ count: z.int(), firstId: z.string().nullable() }),
  draft: z.object({ body: z.string(), clientKey: z.string().nullable() }).nullable(),
  uploads: z.array(WaitingUpload),
  revisions: z.array(
    z.object({ number: z.int(), body: z.string(), writtenAt: Instant, replacedAt: Instant }),
  ),
  quote: Message.nullable(),
  waiting: z.array(
    z.object({
      id: z.string(),
      body: z.string(),
      deliverAt: Instant,
      version: z.int(),
      files: z.array(z.string()),
    }),
  ),
});

/** The result of `threadQuery`. */
export const ThreadFacts = z.object({
  readerId: z.string(),
  /** null while nobody has said anything, nor begun to */
  content: Content.nullable(),
  participants: z.array(z.object({ id: z.string(), name: z.string(), side: z.enum(['owner', 'assistant']) })),
  answering: Answering,
  isOver: z.boolean(),
});
export type ThreadFacts = z.infer<typeof ThreadFacts>;
