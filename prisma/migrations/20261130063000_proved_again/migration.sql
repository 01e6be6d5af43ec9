-- A session remembers the press that last proved, within it, who its person is: sent again after a lost answer, that press
-- finds it proved, and uses no other code up (adr/0191).
ALTER TABLE sessions ADD COLUMN proof_press_hash text;
