import type { AudienceSource } from './audience-source'
import { donors } from './donors.server'
import { signers } from './signers.server'
import { subscribers } from './subscribers.server'

/** Every source an audience may draw from, in the order they are walked: a mailbox belongs to the first that has it. */
export const audienceSources: readonly AudienceSource[] = [signers, subscribers, donors]
