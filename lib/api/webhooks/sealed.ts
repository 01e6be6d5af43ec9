import { z } from 'zod';
import type { SealedSecrets } from '@/lib/platform/auth/sealing-anew';
import { withActor } from '@/lib/platform/tenancy';
import { sealAgeOfWebhook, secretsAnew } from './secrets';

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

type SealedWebhook = z.infer<typeof Sealed>[number];

/** The secrets by which the webhooks of every business sign. */
export const SEALED_WEBHOOKS: SealedSecrets<SealedWebhook> = {
  name: 'secrets of webhooks',
  listAfter: listSealed,
  ageOf: sealAgeOfWebhook,
  sealAnew,
};

async function listSealed(after: string): Promise<readonly SealedWebhook[]> {
  const rows = await withActor(
    { kind: 'mailer' },
    (tx) => tx.$queryRaw`
      SELECT workspace_id AS "workspaceId", id, sealed_secret AS "sealedSecret", sealed_secret_before AS "sealedSecretBefore"
      FROM app.webhooks_sealed(${after}::uuid, ${BATCH}::int)`,
  );
  return Sealed.parse(rows);
}

async function sealAnew(webhook: SealedWebhook): Promise<boolean> {
  const anew = secretsAnew(webhook);
  if (anew === null) return false;
  const { workspaceId } = webhook;
  // unless its owner has replaced them in this moment
  const { count } = await withActor({ kind: 'workspace', workspaceId }, (tx) =>
    tx.webhook.updateMany({ where: webhook, data: anew }),
  );
  return count > 0;
}
