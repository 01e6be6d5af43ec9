export { MailLayout } from './layout';
export { isMailSetUp } from './provider';
export { type MailAttachment, queueMail } from './queue';
export { FinePrint, Quoted, Text } from './text';
