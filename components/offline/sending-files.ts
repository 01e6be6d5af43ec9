import type { FileInHand } from '@/components/uploading/in-hand';
import { Transfers } from '@/components/uploading/transfers';
import { keptFiles } from './kept-files';

type Stopped = { readonly status: 'broken' } | { readonly status: 'refused'; readonly message: string };

/**
 * Uploads the files of a posting that waited on this device, each under the id that it got when it was chosen: what
 * arrived before isn't sent again.
 * @returns what stopped it; null when all have arrived.
 */
export async function sendKeptFiles(key: string): Promise<Stopped | null> {
  for (const kept of await keptFiles(key)) {
    const stopped = await sendFile(kept);
    if (stopped) return stopped;
  }
  return null;
}

function sendFile({ id, file, workspaceId, said }: FileInHand): Promise<Stopped | null> {
  const transfers = new Transfers({ workspaceId, said: () => said }, []);
  return new Promise((resolve) => {
    const stop = transfers.subscribe(() => {
      const [transfer] = transfers.current();
      if (transfer?.status === 'arrived') end(null);
      if (transfer?.status === 'broken') end({ status: 'broken' });
      if (transfer?.status === 'refused') end({ status: 'refused', message: transfer.message ?? '' });
    });
    const end = (result: Stopped | null) => {
      stop();
      resolve(result);
    };
    transfers.addAs(id, file);
  });
}
