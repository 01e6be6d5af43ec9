import { getBriefDocument } from '@/lib/briefs/document/document.queries';
import { scanStateOf } from '@/lib/platform/files/checking.rules';
import { notFound } from '@/lib/platform/result';
import { withActor } from '@/lib/platform/tenancy';
import { findPlace } from '../places.queries';
import { defineEndpoint, NOTHING } from '../serving/endpoint';
import { Nothing } from './common-parameters';
import { ByFile, FILE_LINK_IN_WORDS, FileLink, linkTo } from './file-links';

export const briefFiles = [
  defineEndpoint({
    method: 'GET',
    path: '/briefs/{id}/files/{file}',
    scope: 'briefs:read',
    status: 200,
    summary: 'Fetch a file of a brief or of its deliveries',
    description: FILE_LINK_IN_WORDS,
    params: ByFile,
    query: Nothing,
    body: NOTHING,
    answer: FileLink,
    async run({ params, token, now }) {
      const brief = await withActor({ kind: 'user', userId: token.userId }, async (tx) => {
        const place = await findPlace(tx, 'brief', params.id);
        return place && getBriefDocument(tx, place);
      });
      const delivered =
        brief?.deliveries.flatMap(({ items }) => items.flatMap(({ file }) => file ?? [])) ?? [];
      const found = [...(brief?.files ?? []), ...delivered].find(
        ({ id }) => id === params.file.toLowerCase(),
      );
      if (!brief || !found) throw notFound('file');
      const { workspaceId } = brief;
      return linkTo({ ...found, workspaceId, standing: scanStateOf(found.check ?? null) }, token, now);
    },
  }),
] as const;
