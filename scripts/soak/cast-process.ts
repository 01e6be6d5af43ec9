import { mondayOf, weeksFrom } from '@/lib/briefs/inbox/week.rules';
import { atTime, now } from '@/lib/platform/clock';
import { disconnect } from '@/lib/platform/db/client';
import { DAY_MS } from '@/lib/platform/time/lengths';
import { dateIn } from '@/lib/platform/time/zones';
import { givenAgreementInForce } from '@/tests/support/agreements';
import { givenAssistant, givenPerson, givenWorkspace } from '@/tests/support/people';
import { Businesses, PLANNED } from './cast';

/** A process of its own, with the soak's settings in its environment: makes its businesses, and says which. */
/** as many weeks as can be filled in and handed in during the soak */
const WEEKS = 30;

const began = new Date(now().getTime() - (WEEKS * 7 + 7) * DAY_MS);
const businesses = await atTime(began, async () => {
  const made = [];
  for (const { name, pay, owner, assistants } of PLANNED) {
    const me = await givenPerson(owner);
    const workspace = await givenWorkspace(me, { name });
    const engaged = [];
    for (const assistant of assistants) {
      const them = await givenPerson(assistant);
      const engagementId = await givenAssistant(me, workspace, them);
      const templateKey = pay === 'hourly' ? 'hourly' : 'fixed';
      const startsOn = dateIn(began, owner.zone);
      await givenAgreementInForce(
        { owner: me, assistant: them, workspace, engagementId },
        { templateKey, payType: templateKey, startsOn, cap: '' },
      );
      engaged.push({ ...assistant, engagementId });
    }
    const since = weeksFrom(mondayOf(dateIn(began, owner.zone)), 1);
    made.push({ ...workspace, pay, since, owner, assistants: engaged });
  }
  return made;
});
process.stdout.write(`${JSON.stringify(Businesses.parse(businesses))}\n`);
await disconnect();
