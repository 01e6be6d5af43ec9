/** The workspaces of the demo have fixed ids, so that a later start finds them. */
export const ADEYEMI_ID = '01890c5e-7a00-7000-8000-000000000001';
export const QUAYSIDE_ID = '01890c5e-7a00-7000-8000-000000000002';

/** Written into the audit log when the story has been told to its end. */
export const STORY_TOLD = 'demo.story_told';
