import { newId } from '@/lib/platform/ids';
import { EVERYBODY_SIGNED_IN, type Rows } from './row';

export const rows: Rows = {
  // each reaches only its reader's own rows, so there is nobody to refuse it to
  'notifications.markReadAbout': {
    arrange: ({ workspace, engagements }) => ({
      workspaceId: workspace.id,
      subject: 'engagement',
      subjectId: engagements.maria,
      upTo: new Date(),
    }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'notifications.markAllRead': {
    arrange: ({ workspace }) => ({ side: 'owner', workspaceId: workspace.id, upTo: new Date() }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'notifications.setTimes': {
    arrange: () => ({ quietFrom: '22:00', quietUntil: '07:00', digestAt: '08:00', digestWeekday: '1' }),
    allows: EVERYBODY_SIGNED_IN,
  },
  'notifications.choose': {
    arrange: ({ workspace }) => ({ workspaceId: workspace.id, channels: 'in_app' }),
    allows: ['owner', 'manager', 'assistant', 'otherAssistant'],
  },
  // without keys nobody can; tests/integration/notifications/pushing.test.ts has some
  'notifications.addDevice': {
    arrange: () => ({
      endpoint: 'https://fcm.googleapis.com/fcm/send/one',
      p256dh: 'B'.repeat(87),
      auth: 'a'.repeat(22),
    }),
    allows: [],
    answers: Object.fromEntries(EVERYBODY_SIGNED_IN.map((kind) => [kind, 'not_set_up'])),
  },
  'notifications.removeDevice': { arrange: () => ({ id: newId() }), allows: [] },
};
