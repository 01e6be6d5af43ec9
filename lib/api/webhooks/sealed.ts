import { z } from 'zod';
import { withActor } from '@/lib/platform/tenancy';

/** So many are looked at in one transaction. */
const BATCH = 200;

const Sealed = z.array(
  z.object({
    workspaceId: z.uuid(),
    id: z.uuid(),
    sealedSecret: z.string(),
    sealedSecretBefore: z.string().nullable(),
  }),
);

/** A webhook as its secrets are kept. */
export type SealedWebhook = z.infer<typeof Sealed>[number];

/** @returns webhooks of every business that may still sign, in the order of their ids. */
export async function listSealed(after: string): Promise<readonly SealedWebhook[]> {
  const rows = await withActor(
    { kind: 'mailer' },
    (tx) => tx.$queryRaw`
      SELECT workspace_id AS "workspaceId", id, sealed_secret AS "sealedSecret", sealed_secret_before AS "sealedSecretBefore"
      FROM app.webhooks_sealed(${after}::uuid, ${BATCH}::int)`,
  );
  return Sealed.parse(rows);
}
