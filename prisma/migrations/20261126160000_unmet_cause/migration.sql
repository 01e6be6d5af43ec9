-- Why a criterion wasn't met, as the owner's side says it: the delivery falls short of it, or the brief was unclear about it.
-- Until now it could only be the first, which the default says of every row there is; a constant needs no rewrite.
CREATE TYPE unmet_cause AS ENUM ('delivery', 'brief');
ALTER TABLE unmet_criteria ADD COLUMN cause unmet_cause NOT NULL DEFAULT 'delivery';
