import { newId } from '@/lib/platform/ids';

/**
 * Most installations don't own their tables as a superuser: what is erased there is erased by one who is held by row level security as well.
 * @param ask asks as a superuser
 */
export async function givenPlainEraser(ask: (sql: string) => Promise<unknown>): Promise<void> {
  const role = `plain_${newId().replaceAll('-', '')}`;
  await ask(`CREATE ROLE ${role} NOLOGIN NOSUPERUSER NOBYPASSRLS`);
  await ask(`GRANT handover_eraser TO ${role}`);
  await ask(`GRANT ALL ON SCHEMA public, app TO ${role}`);
  await ask(`GRANT ALL ON ALL TABLES IN SCHEMA public, app TO ${role}`);
  await ask(`GRANT ALL ON ALL FUNCTIONS IN SCHEMA app TO ${role}`);
  for (const name of ['erase_workspace', 'erase_account'])
    await ask(`ALTER FUNCTION app.${name}(uuid, uuid, timestamptz) OWNER TO ${role}`);
}
