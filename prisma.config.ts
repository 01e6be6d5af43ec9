import { defineConfig } from 'prisma/config';

/** Prisma's CLI reads the schema folder (one file per domain) and the plain SQL migrations beside it. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unset' },
});
