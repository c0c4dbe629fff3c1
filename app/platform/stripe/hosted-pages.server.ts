/** Where the provider asks for money, changes a card, and has an open month paid. */
let origins = ['https://checkout.stripe.com', 'https://billing.stripe.com', 'https://invoice.stripe.com']

/** Origins that a form of ours may lead to: browsers apply `form-action` to the redirect after a post. */
export const hostedPages = (): readonly string[] => origins

/** Says where such pages are while a stand-in takes the provider's place. */
export const useHostedPages = (others: string[]): void => void (origins = others)
