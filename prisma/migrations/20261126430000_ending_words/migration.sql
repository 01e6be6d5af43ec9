-- A new word is committed before anything uses it.
ALTER TYPE notice_subject ADD VALUE 'ending';
