-- New words are committed before anything uses them.
ALTER TYPE owed_kind ADD VALUE 'returned';
