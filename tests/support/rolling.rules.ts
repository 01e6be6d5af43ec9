/** A comment above a statement that says since which migration nothing has used what it takes away. */
const UNUSED = /^-- Unused since \d{14}: \S/m;

/** What processes of the version before may still use, and would fail without (docs/adr/0164). */
const TAKEN_AWAY = [
  [/\bDROP (?:TABLE|VIEW|MATERIALIZED VIEW|TYPE)\b/i, 'takes away what is read'],
  [/\bDROP COLUMN\b/i, 'takes away a column'],
  [/\bRENAME\b/i, 'gives something another name'],
  [/\bALTER (?:COLUMN )?\w+ (?:SET DATA )?TYPE\b/i, 'changes the type of a column'],
  [/\bSET NOT NULL\b/i, 'requires a column'],
  [/\bDROP DEFAULT\b/i, 'requires a column'],
  [
    /\bADD COLUMN (?:IF NOT EXISTS )?\w+ (?![^,;]*\b(?:DEFAULT|GENERATED)\b)[^,;]*\bNOT NULL\b/i,
    'requires a column',
  ],
] as const;

/**
 * @param sql a migration
 * @returns what it takes away from the version before, which still runs while it is applied: each with the statement it
 * is in. Empty when both versions work with what it leaves. Whether a constraint or a trigger refuses what the version
 * before writes isn't seen here, nor whether a function that is made anew takes and returns the same.
 */
export function takenFromBefore(sql: string): readonly string[] {
  const made = new Set(functionsIn(sql, /\bCREATE (?:OR REPLACE )?FUNCTION ([\w.]+)/gi));
  return statementsIn(sql)
    .filter((statement) => !UNUSED.test(statement))
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .flatMap((statement) => {
      const found: string[] = TAKEN_AWAY.filter(([words]) => words.test(statement)).map(([, says]) => says);
      const gone = /^DROP FUNCTION\b/i.test(statement)
        ? functionsIn(statement, /([\w.]+)\s*\(/g).filter((name) => !made.has(name))
        : [];
      return [...found, ...gone.map((name) => `takes away ${name}`)].map((says) => `${says}: ${statement}`);
    });
}

/** A comment above a statement that says why its lock is short: that the table has few rows, or which are looked at. */
const SHORT = /^-- Short: \S/m;

/** What PostgreSQL does to every row of a table while others wait for it. */
const READS_ALL: readonly (readonly [says: string, table: RegExp])[] = [
  [
    'builds an index, while nothing is written',
    /^CREATE (?:UNIQUE )?INDEX (?:IF NOT EXISTS )?\w+ ON (?:ONLY )?(\w+)/i,
  ],
  [
    'lifts a table’s security, and nobody reads it until all is done',
    /^ALTER TABLE (\w+)[^;]*\bNO FORCE ROW LEVEL/i,
  ],
  [
    'writes every row anew, while nobody reads',
    /^ALTER TABLE (\w+)[^;]*\bADD COLUMN\b[^;]*(?:\bGENERATED ALWAYS AS \(|\bDEFAULT (?:gen_random_uuid|random|clock_timestamp|nextval)\()/i,
  ],
];

/**
 * @param sql a migration, which is applied as one transaction: what it locks stays locked until its end
 * @returns what goes through all rows of a table that was there before, while those who use it wait: each with the
 * statement it is in. Such a table may have millions. What a statement between dollar quotes does isn't seen here.
 */
export function readsAllUnderLock(sql: string): readonly string[] {
  const made = [...sql.matchAll(/\bCREATE TABLE (?:IF NOT EXISTS )?(\w+)/gi)].map(([, name]) => name);
  const locked = [...sql.matchAll(/^\s*ALTER TABLE (\w+)(?!\s+VALIDATE\b)/gim)].map(([, name]) => name);
  return statementsIn(sql)
    .filter((statement) => !SHORT.test(statement))
    .map((statement) => statement.replace(/^\s*--.*$/gm, '').trim())
    .flatMap((statement) => {
      const found = READS_ALL.flatMap(([says, pattern]) => {
        const [, table] = pattern.exec(statement) ?? [];
        return table === undefined || made.includes(table) ? [] : [says];
      });
      const [, altered] = /^ALTER TABLE (\w+)/i.exec(statement) ?? [];
      const isNew = altered === undefined || made.includes(altered);
      // by itself, validating keeps nobody waiting
      const validates = /\bVALIDATE CONSTRAINT\b/i.test(statement) && locked.includes(altered ?? '');
      const checks =
        isNew || !(validates || addsChecked(statement)) ? [] : ['checks every row, while others wait'];
      return [...found, ...checks].map((says) => `${says}: ${statement}`);
    });
}

/** @returns whether a change of a table adds a rule that all of its rows are compared with at once. */
function addsChecked(statement: string): boolean {
  return statement
    .split(/\bADD\b/i)
    .some(
      (part) =>
        /^\s+(?:CONSTRAINT \w+\s+)?(?:CHECK|FOREIGN KEY|UNIQUE|PRIMARY KEY|EXCLUDE)\b/i.test(part) &&
        !/\bNOT VALID\b|\bUSING INDEX\b/i.test(part),
    );
}

function functionsIn(sql: string, pattern: RegExp): string[] {
  return [...sql.matchAll(pattern)].map(([, name = '']) => name);
}

/** @returns the statements of a script with the comments above them; what is within dollar quotes is left out. */
function statementsIn(sql: string): string[] {
  return sql
    .replace(/\$(\w*)\$[\s\S]*?\$\1\$/g, '$$$$')
    .split(/;[^\S\n]*\n?/)
    .filter((statement) => statement.trim() !== '');
}
