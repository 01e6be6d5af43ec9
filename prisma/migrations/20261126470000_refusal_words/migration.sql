-- New words are committed before anything uses them.
ALTER TYPE review_outcome ADD VALUE 'refused';
ALTER TYPE ending_kind ADD VALUE 'refused';
