import { recordClaim, recordSubject, attachClaims } from '../../app/evidence/record-claim.server'
import { recordWork } from '../../app/evidence/record-work.server'
import { createCampaign } from '../../app/petitions/create-campaign.server'
import { createPetition } from '../../app/petitions/create-petition.server'
import { createTarget } from '../../app/petitions/create-target.server'
import { changeState } from '../../app/petitions/change-state.server'
import { namedBy, type Named } from './organizer-rules'
import { oneOfEverything } from '../support/one-of-everything'
import { anOrganisation, type AnOrganisation } from '../support/organizers'

export interface Things {
  organisation: AnOrganisation
  named: Named
}

let serial = 0
const both = (text: string) => ({ en: text, es: text })

/** An organisation with one of everything that an address can name. */
export async function aWholeOrganisation(): Promise<Things> {
  const name = `whole-${++serial}`
  const organisation = await anOrganisation(name, name)
  const organisationId = organisation.id
  const text = { title: name, summary: 'A summary', story: 'A story' }
  const campaign = await createCampaign({
    organisationId,
    slug: name,
    position: 1,
    texts: { en: text, es: text },
  })
  const targetId = await createTarget({
    organisationId,
    slug: name,
    name: both('Ministry'),
    jurisdiction: both('Guatemala'),
  })
  const workId = await recordWork({
    organisationId,
    slug: name,
    kind: 'statement',
    title: both(name),
    publisher: both('Publisher'),
    dateText: both('May 2025'),
    date: '2025-05',
    dateInferred: false,
    languages: ['en'],
    addresses: [],
    about: both('About it'),
  })
  const subjectId = await recordSubject({
    organisationId,
    slug: name,
    title: both('Subject'),
    scope: both('Scope'),
    disagreeing: false,
    position: 1,
  })
  const claimId = await recordClaim({
    organisationId,
    slug: name,
    subjectId,
    workId,
    figure: both('238'),
    unit: both('people'),
    statement: both('238 people were taken.'),
    by: both('Publisher'),
    asOfText: both('May 2025'),
    passage: both('p. 3'),
    position: 1,
  })
  const petitionText = { ...text, demands: [], evidenceFrom: 'Of 2025.' }
  const { id: petitionId } = await createPetition({
    organisationId,
    campaignId: campaign.id,
    position: 1,
    slug: name,
    milestones: [100],
    targetIds: [targetId],
    texts: { en: petitionText, es: petitionText },
  })
  await attachClaims(petitionId, [claimId])
  await changeState(petitionId, 'open')
  const known = await oneOfEverything({
    organisation,
    petition: { id: petitionId, slug: name, title: name },
    targetId,
    name,
  })
  return { organisation, named: namedBy((segment) => known[segment] ?? name) }
}
