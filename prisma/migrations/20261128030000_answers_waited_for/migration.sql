-- What waits for an answer longer than the agreement says is asked about by the app. Words of a type alone: nothing is rewritten.
ALTER TYPE reminder_kind ADD VALUE 'question_waiting';
ALTER TYPE reminder_kind ADD VALUE 'hand_over_waiting';
ALTER TYPE reminder_kind ADD VALUE 'change_waiting';
