import { redirect } from 'next/navigation';
import { comeBack } from '@/lib/pay/stripe/accounts/accounts.back';
import { requireAssistant } from '@/lib/people/guards';
import { addresses } from '@/lib/platform/addresses/addresses';

/** Where Stripe's page leads back to, whether all was given there, nothing, or its link had been used before. */
export async function GET(): Promise<never> {
  const { userId } = await requireAssistant();
  await comeBack(userId);
  redirect(addresses.inboxPayouts());
}
