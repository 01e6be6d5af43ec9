import { byQuery } from './check';

/** What the database enforces by itself, it enforces only as long as nobody has switched it off. */
export const guardsAreOn = byQuery(
  'No trigger, key or row level security is switched off',
  `SELECT format('The trigger %s of %s is switched off.', t.tgname, t.tgrelid::regclass) AS says
   FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND t.tgenabled = 'D'`,
  // a check may apply to new rows only
  `SELECT format('%s of %s was never checked for the rows that are there.', c.conname, c.conrelid::regclass) AS says
   FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
   WHERE n.nspname = 'public' AND c.contype = 'f' AND NOT c.convalidated`,
  `SELECT format('Row level security of %s is %s.', c.oid::regclass,
       CASE WHEN c.relrowsecurity THEN 'not forced' ELSE 'switched off' END) AS says
   FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE n.nspname = 'public' AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
     AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped)`,
);
