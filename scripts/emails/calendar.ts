import { createElement } from 'react';
import { LinkMadeMail, linkMadeSubject } from '@/lib/calendar/emails/link-made';
import { NOW, type Preview, preview, SITE } from './preview';

const linkMade = { at: NOW, url: `${SITE}/settings#calendar` } as const;

export const calendar: readonly Preview[] = [
  preview('LinkMadeMail', {
    subject: linkMadeSubject(linkMade),
    element: createElement(LinkMadeMail, linkMade),
  }),
];
