/**
 * The version of the wording beside the sign button (dictionary key `consent`). A changed wording is a new version:
 * consent records name the one the signer read.
 */
export const CONSENT_WORDING = '2026-11'

/** The version of the wording beside the choices on My page (dictionary key `my.change`). */
export const MY_WORDING = 'my-2026-11'
