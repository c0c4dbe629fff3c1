import type { Stripe } from '../../../app/platform/stripe/client.server'

/** What the giving page sends for a single gift, in minor units. */
export const once = (amount = 2500, currency = 'usd'): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  submit_type: 'donate',
  client_reference_id: 'gift-1',
  customer_email: 'donor@example.org',
  line_items: [
    { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: 'Gift' } } },
  ],
  metadata: { donation_id: 'gift-1' },
  payment_intent_data: { metadata: { donation_id: 'gift-1' } },
  success_url: 'http://127.0.0.1:3000/donations/gift-1/thanks',
  cancel_url: 'http://127.0.0.1:3000/donate',
})

/** Likewise every month. */
export const monthly = (amount = 1000, currency = 'eur'): Stripe.Checkout.SessionCreateParams => ({
  mode: 'subscription',
  client_reference_id: 'gift-2',
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency,
        unit_amount: amount,
        recurring: { interval: 'month' },
        product_data: { name: 'Monthly gift' },
      },
    },
  ],
  metadata: { donation_id: 'gift-2' },
  subscription_data: { metadata: { monthly_gift_id: 'monthly-2' } },
  success_url: 'http://127.0.0.1:3000/donations/gift-2/thanks',
})
