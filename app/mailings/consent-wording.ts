/**
 * The version of the wording beside the choice about an organisation as a whole (dictionary key `mailings.organisation`).
 * A changed wording is a new version: subscriptions name the one their owner read.
 */
export const SUBSCRIPTION_WORDING = 'organisation-2026-11'

/** The version of the wording on the page behind a letter's link (dictionary key `mailings.stop`). */
export const STOP_WORDING = 'stop-2026-11'
