import { petition as banRefoulement } from './petitions/ban-refoulement'
import { petition as endEnforcedDisappearance } from './petitions/end-enforced-disappearance'
import { petition as noMassDeportations } from './petitions/no-mass-deportations'
import { petition as noThirdCountryPrisons } from './petitions/no-third-country-prisons'
import { petition as obeyTheCourts } from './petitions/obey-the-courts'
import { petition as reparationsForPanama } from './petitions/reparations-for-panama'
import { petition as restoreDueProcess } from './petitions/restore-due-process'
import { petition as returnTheDeportees } from './petitions/return-the-deportees'
import { petition as rightToAsylum } from './petitions/right-to-asylum'
import { petition as speakOutUn } from './petitions/speak-out-un'
import type { SeedPetition } from './shape'

/** In the order of the campaigns. */
export const petitions: SeedPetition[] = [
  returnTheDeportees,
  endEnforcedDisappearance,
  speakOutUn,
  obeyTheCourts,
  restoreDueProcess,
  noMassDeportations,
  banRefoulement,
  rightToAsylum,
  noThirdCountryPrisons,
  reparationsForPanama,
]
