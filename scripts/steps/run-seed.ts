import { disconnect } from '@/lib/platform/db/client';
import { messageOf } from '@/lib/platform/text/message-of';
import { tellDemoStory } from '@/prisma/seed/demo';
import { tell } from './say';

/** Loads the demo business, once. A process of its own, with the demo's settings in its environment. */
try {
  await tellDemoStory();
} catch (error) {
  tell(messageOf(error));
  if (error instanceof Error && error.cause) tell(messageOf(error.cause));
  process.exitCode = 1;
} finally {
  await disconnect();
}
