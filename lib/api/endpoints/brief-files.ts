import { z } from 'zod';
import { getBriefDocument } from '@/lib/briefs/document.queries';
import { absolute } from '@/lib/platform/absolute';
import { addresses } from '@/lib/platform/addresses';
import { standingOf, whyHeld } from '@/lib/platform/files/checking.rules';
import { signLink } from '@/lib/platform/files/links';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { findPlace } from '../places.queries';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { Problem } from '../serving/problem';
import { Nothing } from './asking';
import { BriefFile } from './brief-shapes';

export const briefFiles = [
  defineEndpoint({
    ...{ method: 'GET', path: '/briefs/{id}/files/{file}', scope: 'briefs:read', status: 200 },
    summary: 'Fetch a file of a brief, or of what was delivered',
    description: 'Answers a link that hands the file out for two minutes, without a token.',
    params: z.object({ id: z.uuid(), file: z.uuid() }),
    query: Nothing,
    body: NOTHING,
    answer: {
      name: 'FileLink',
      schema: BriefFile.extend({ url: z.url().describe('Good for two minutes.') }),
    },
    async run({ params, token: { userId }, now }) {
      const brief = await withActor({ kind: 'user', userId }, async (tx) => {
        const place = await findPlace(tx, 'brief', params.id);
        return place && getBriefDocument(tx, place);
      });
      const delivered =
        brief?.deliveries.flatMap(({ items }) => items.flatMap(({ file }) => file ?? [])) ?? [];
      const found = [...(brief?.files ?? []), ...delivered].find(
        ({ id }) => id === params.file.toLowerCase(),
      );
      if (!brief || !found) throw notFound('file');
      const { id, name, sizeBytes, check } = found;
      const held = whyHeld(standingOf(check ?? null));
      if (held) throw new Problem(409, 'held_back', `“${name}” is ${held}.`);
      const link = signLink({ workspaceId: brief.workspaceId, fileId: id, userId }, now);
      return { body: { id, name, sizeBytes, url: absolute(`${addresses.signedFile()}${link}`) } };
    },
  }),
] as const;
