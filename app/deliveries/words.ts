export const deliveryWays = ['mail', 'post', 'in-person', 'portal'] as const
export type DeliveryWay = (typeof deliveryWays)[number]

export const answerOutcomes = ['granted', 'in-part', 'refused', 'noted'] as const
export type AnswerOutcome = (typeof answerOutcomes)[number]
