import { z } from 'zod';
import type { Tx } from '@/lib/platform/tenancy';
import type { NotificationKind } from '../kinds/registry.rules';
import { MAIL_CHOICES, type Preferences } from './planning.rules';

type Asked = {
  readonly workspaceId: string;
  readonly engagementId: string;
  readonly readerId: string;
  readonly kind: NotificationKind;
  /** the name under which several like it are one mail */
  readonly gatheredBy?: string;
  readonly at: Date;
};

export type Found = {
  readonly preferences: Preferences;
  /** when what is gathered under that name is due; null: nothing waits */
  readonly gatheredUntil: Date | null;
  readonly hasDevice: boolean;
};

const Read = z.object({
  zone: z.string(),
  quietFrom: z.int().nullable(),
  quietUntil: z.int().nullable(),
  digestAt: z.int(),
  digestWeekday: z.int(),
  choices: z.object({
    in_app: z.enum(['on', 'off']).optional(),
    mail: z.enum(MAIL_CHOICES).optional(),
    push: z.enum(['on', 'off']).optional(),
  }),
  gatheredUntil: z.coerce.date().nullable(),
  hasDevice: z.boolean(),
});

/**
 * Reads how somebody wants to be told about something, for anybody who shares that work with them, and who can read
 * none of their other settings. One query.
 */
export async function readPreferences(
  tx: Tx,
  { workspaceId, engagementId, readerId, kind, gatheredBy, at }: Asked,
): Promise<Found> {
  const [row] = await tx.$queryRaw<{ found: unknown }[]>`
    SELECT app.wishes_of(${workspaceId}::uuid, ${engagementId}::uuid, ${readerId}::uuid, ${kind},
      ${gatheredBy ?? null}, ${at}) AS found`;
  const { zone, quietFrom, quietUntil, digestAt, digestWeekday, choices, gatheredUntil, hasDevice } =
    Read.parse(row?.found);
  const isOn = (choice: 'on' | 'off' | undefined) => (choice === undefined ? null : choice === 'on');
  return {
    gatheredUntil,
    hasDevice,
    preferences: {
      inApp: isOn(choices.in_app),
      mail: choices.mail ?? null,
      push: isOn(choices.push),
      quiet: quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil },
      digest: { at: digestAt, weekday: digestWeekday },
      zone,
    },
  };
}
