import { withActor } from '@/lib/platform/tenancy';
import type { Place } from './reading';

/** So many are listed; an older one is as good as a new one only for its day. */
const MOST_SHOWN = 5;

/** @returns the files of evidence that somebody has asked for in an engagement, the newest first. They alone see them. */
export function listEvidence(userId: string, place: Place) {
  return withActor({ kind: 'user', userId }, (tx) =>
    tx.evidenceFile.findMany({
      where: { ...place, askedById: userId },
      orderBy: { askedAt: 'desc' },
      take: MOST_SHOWN,
      select: {
        id: true,
        askedAt: true,
        sealedAt: true,
        file: { select: { id: true, name: true, sizeBytes: true } },
      },
    }),
  );
}

export type Evidence = Awaited<ReturnType<typeof listEvidence>>;
