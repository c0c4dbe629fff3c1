import type { Locale } from '.'
import frameEn from './organizers/frame.en.json'
import frameEs from './organizers/frame.es.json'
import accountsEn from './organizers/accounts.en.json'
import accountsEs from './organizers/accounts.es.json'
import teamEn from './organizers/team.en.json'
import teamEs from './organizers/team.es.json'
import campaignsEn from './organizers/campaigns.en.json'
import campaignsEs from './organizers/campaigns.es.json'
import workshopEn from './organizers/workshop.en.json'
import workshopEs from './organizers/workshop.es.json'
import evidenceEn from './organizers/evidence.en.json'
import evidenceEs from './organizers/evidence.es.json'
import reviewEn from './organizers/review.en.json'
import reviewEs from './organizers/review.es.json'
import signaturesEn from './organizers/signatures.en.json'
import signaturesEs from './organizers/signatures.es.json'
import exportsEn from './organizers/exports.en.json'
import exportsEs from './organizers/exports.es.json'
import paperEn from './organizers/paper.en.json'
import paperEs from './organizers/paper.es.json'
import deliveryEn from './organizers/delivery.en.json'
import deliveryEs from './organizers/delivery.es.json'
import mailEn from './organizers/mail.en.json'
import mailEs from './organizers/mail.es.json'
import mailingsEn from './organizers/mailings.en.json'
import mailingsEs from './organizers/mailings.es.json'
import donationsEn from './organizers/donations.en.json'
import donationsEs from './organizers/donations.es.json'

/** English is the shape; a Spanish text that is missing does not compile. */
const en = {
  frame: frameEn,
  accounts: accountsEn,
  team: teamEn,
  campaigns: campaignsEn,
  workshop: workshopEn,
  evidence: evidenceEn,
  review: reviewEn,
  signatures: signaturesEn,
  exports: exportsEn,
  paper: paperEn,
  delivery: deliveryEn,
  mail: mailEn,
  mailings: mailingsEn,
  donations: donationsEn,
}
export type OrganizerTexts = typeof en
const es: OrganizerTexts = {
  frame: frameEs,
  accounts: accountsEs,
  team: teamEs,
  campaigns: campaignsEs,
  workshop: workshopEs,
  evidence: evidenceEs,
  review: reviewEs,
  signatures: signaturesEs,
  exports: exportsEs,
  paper: paperEs,
  delivery: deliveryEs,
  mail: mailEs,
  mailings: mailingsEs,
  donations: donationsEs,
}

/** Every text of the pages of people who sign in, in one language. */
export const organizerTexts = (locale: Locale): OrganizerTexts => (locale === 'es' ? es : en)
