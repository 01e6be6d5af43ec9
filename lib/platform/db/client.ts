import { PrismaPg } from '@prisma/adapter-pg';
import { env } from '@/lib/platform/env';
import { PrismaClient } from './generated/client';
import { statementNames } from './statement-names';

declare global {
  var handoverPrisma: PrismaClient | undefined;
}

/**
 * The process's only Prisma client, as the unprivileged role. Only `lib/platform/tenancy` may use it
 * (the linter refuses others): everything else reaches the database through `withActor`.
 */
export function prisma(): PrismaClient {
  globalThis.handoverPrisma ??= new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: env().DATABASE_APP_URL, max: 10 },
      { statementNameGenerator: statementNames() },
    ),
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  return globalThis.handoverPrisma;
}

/** Closes the connections, for a graceful shutdown. */
export async function disconnect(): Promise<void> {
  await globalThis.handoverPrisma?.$disconnect();
  globalThis.handoverPrisma = undefined;
}
