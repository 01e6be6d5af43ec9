-- A new word is committed before anything uses it.
ALTER TYPE review_outcome ADD VALUE 'taken_back';
