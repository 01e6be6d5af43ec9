import { z } from 'zod';
import { TickedRows } from '@/lib/platform/actions/ticked.schema';
import { Id } from '@/lib/platform/ids';

export const HandOverDrafts = z.object({ workspaceId: Id, drafts: TickedRows });
