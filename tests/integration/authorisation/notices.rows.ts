import { EVERYBODY_SIGNED_IN, type Rows } from './row';

export const rows: Rows = {
  // each reaches nothing but the reader's own rows, so there is nobody to refuse it to
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
};
