-- New words are committed before anything uses them.
ALTER TYPE owed_kind ADD VALUE 'advance';
ALTER TYPE owed_kind ADD VALUE 'recovery';
ALTER TYPE ledger_account_kind ADD VALUE 'advance';
