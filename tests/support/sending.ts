import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import { deliverBrief } from '@/lib/briefs/delivery/delivery.actions';
import type { BriefDocument } from '@/lib/briefs/document/document.queries';
import { getInboxBrief } from '@/lib/briefs/inbox/inbox.queries';
import { seen } from './briefs';
import { submit } from './browser/forms';
import { asPerson, type Person } from './people';
import { announce, askProgress, send, type UploadRef } from './uploads';

type Sending = {
  readonly into: BriefDocument;
  readonly size: number;
  readonly name?: string;
};

/** One person's uploads, as their browser sends them and as they see them. */
export function uploadsOf(person: Person) {
  const asThem = <T>(work: () => Promise<T>) => asPerson(person, work);
  return {
    /** Announces a file. @returns its address. */
    async begin({ into, size, name = 'film.mov' }: Sending): Promise<UploadRef> {
      const { answer, ref } = await asThem(() => announce(into, { size, name }));
      expect([answer.status, answer.headers.get('location')]).toEqual([
        201,
        `/api/uploads/${ref.workspaceId}/${ref.id}`,
      ]);
      return ref;
    },
    async send(ref: UploadRef, from: number, bytes: BodyInit, headers = {}) {
      const answer = await asThem(() => send(ref, from, bytes, headers));
      return { status: answer.status, offset: answer.headers.get('upload-offset') };
    },
    progress: (ref: UploadRef) => asThem(() => askProgress(ref)),
    async waiting(of: BriefDocument) {
      return (await getInboxBrief(person.userId, of))?.uploads ?? [];
    },
    deliver: (of: BriefDocument, uploads: string | readonly string[], deliverableId?: string) =>
      asThem(() =>
        submit(deliverBrief, {
          ...seen(of),
          items: [{ deliverableId: deliverableId ?? of.deliverables[0]?.id, uploads: [uploads].flat() }],
        }),
      ),
  };
}

/** @returns the names of what the storage holds of an upload that is on its way. */
export async function bytesOf({ id }: UploadRef): Promise<readonly string[]> {
  const stages = await Promise.all(
    ['arriving', 'held'].map((stage) =>
      readdir(resolve(process.env.STORAGE_DIR ?? '', stage)).catch(() => []),
    ),
  );
  return stages.flat().filter((name) => name === id);
}
