import { describe, expect, test } from 'vitest'
import { campaigns } from '../../db/seed/campaigns'
import { claims } from '../../db/seed/claims'
import { organisation } from '../../db/seed/organisation'
import { petitions } from '../../db/seed/petitions'
import { subjects } from '../../db/seed/subjects'
import { targets } from '../../db/seed/targets'
import { works } from '../../db/seed/works'

const LANGUAGES = ['en', 'es'] as const
const TAG = /\[claim:([a-z0-9-]+)\]/g
const tagsIn = (text: string) => [...text.matchAll(TAG)].map((match) => match[1])
const wordsIn = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** Dates, years and numbers of articles: the only digits that may stand in a story without a claim. */
const PERMITTED_DIGITS = [
  /\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b/g,
  /\b\d{1,2} de (enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b/g,
  /\b(article|artículo) \d{1,3}\b/gi,
  /\b(1\d{3}|20\d{2})\b/g,
]
const withoutPermittedDigits = (text: string) =>
  [TAG, ...PERMITTED_DIGITS].reduce((rest, permitted) => rest.replace(permitted, ''), text)

/** People of the documents, authors included: none is named in a petition or a campaign. */
const PEOPLE =
  /\b(Bukele|Trump|Noem|Türk|Rampolla|Piquer|Villatoro|Rubio|Maduro|Chávez|Obama|Biden|Bush|López|Pappier|Noriega|Mulino|Hegseth|Abrego|Prince|Petro|Chaves|Cheney|Powell|Cisneros|Grandin|Beluche|Lombana|Sandoval|Sarre|Sachs|Weisbrot|McKinley|Arbenz|Hernández|Camacaro|Specht|Mowforth|Fernández|Guzman|Guzmán)\b/i

/** Every row of the table of claims, one line per claimant: subject, figure, work. Kept here because the sources are not in the repository. */
const EXPECTED: [string, string, string][] = [
  ['expelled-to-cecot', '238', 'amnesty-unlawful-expulsions'],
  ['expelled-to-cecot', '253', 'camacaro-prisons'],
  ['expelled-to-cecot', 'more than 250', 'camacaro-prisons'],
  ['expelled-to-cecot', 'more than 200', 'amnesty-human-cost'],
  ['expelled-to-cecot', 'over 200', 'noem-visit-report'],
  ['forcibly-disappeared', '261', 'amnesty-human-cost'],
  ['day-of-transfer', '15 March 2025', 'camacaro-prisons'],
  ['day-of-transfer', '15 March 2025', 'families-letter'],
  ['day-of-transfer', '16 March 2025', 'noem-visit-report'],
  ['held-in-cecot', 'about 84,000', 'camacaro-prisons'],
  ['held-in-cecot', 'about 15,000', 'noem-visit-report'],
  ['cecot-capacity', 'approximately 40,000', 'camacaro-prisons'],
  ['cecot-capacity', 'up to 40,000', 'noem-visit-report'],
  ['cecot-capacity', '40,000', 'specht-cecot-offer'],
  ['arrested-under-emergency', 'more than 84,000', 'amnesty-unlawful-expulsions'],
  ['arrested-under-emergency', 'approximately 85,000', 'camacaro-prisons'],
  ['arrested-under-emergency', 'approximately 86,000', 'noem-visit-report'],
  ['still-behind-bars', 'more than 85,000', 'amnesty-human-cost'],
  ['prisoners-in-country', 'approximately 110,000', 'camacaro-prisons'],
  ['prisoners-in-country', 'over 110,000', 'specht-cecot-offer'],
  ['deaths-in-custody', 'more than 300', 'amnesty-unlawful-expulsions'],
  ['deaths-since-cecot-opened', 'more than 410', 'camacaro-prisons'],
  ['freed', '8,000', 'camacaro-prisons'],
  ['released-as-innocent', 'around 8,000', 'noem-visit-report'],
  ['innocent-among-arrested', 'at least 30,000', 'camacaro-prisons'],
  ['never-saw-a-judge', '78%', 'camacaro-prisons'],
  ['missing-persons', 'approximately 12,000', 'camacaro-prisons'],
  ['no-criminal-record', 'nearly 90%', 'camacaro-prisons'],
  ['no-criminal-record', '“many”', 'amnesty-unlawful-expulsions'],
  ['us-payment', 'reportedly about 6 million US dollars', 'noem-visit-report'],
  ['emergency-renewals', '36', 'camacaro-prisons'],
  ['protected-status-withdrawn', 'more than 350,000', 'camacaro-prisons'],
  ['time-outside-the-cell', 'one hour a day', 'camacaro-prisons'],
  ['time-outside-the-cell', '30 minutes a day', 'specht-cecot-offer'],
  ['people-in-a-cell', '65 to 70', 'specht-cecot-offer'],
  ['flown-to-panama', '299', 'enca-deportees'],
  ['flown-to-costa-rica', '135', 'enca-deportees'],
  ['children-flown-to-costa-rica', 'half', 'enca-deportees'],
  ['moved-to-camp-in-panama', 'almost 100', 'enca-deportees'],
  ['deaths-in-1989-invasion', 'from a few hundred to many thousands', 'fernandez-little-hiroshima'],
  ['deaths-in-1989-invasion', '“perhaps thousands”', 'rights-action-panama'],
  ['deaths-in-1989-invasion', 'hundreds or, by some estimates, thousands', 'guzman-panama'],
  ['ruling-on-reparations', 'full reparation, material and moral', 'fernandez-little-hiroshima'],
]

const DISAGREEING = [
  'arrested-under-emergency',
  'day-of-transfer',
  'deaths-in-1989-invasion',
  'expelled-to-cecot',
  'held-in-cecot',
  'time-outside-the-cell',
]

const slugsOf = (rows: { slug: string }[]) => rows.map((row) => row.slug)

describe('what the demonstration is planted from', () => {
  test.each([
    ['works', works, 10],
    ['claims', claims, EXPECTED.length],
    ['campaigns', campaigns, 4],
    ['petitions', petitions, 10],
    ['subjects', subjects, subjects.length],
    ['targets', targets, targets.length],
  ])('%s are all there, each under a slug of its own', (_name, rows, count) => {
    expect(rows).toHaveLength(count)
    expect(new Set(slugsOf(rows)).size).toBe(count)
    for (const slug of slugsOf(rows)) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  })

  test('holds every row of the table of claims, in its order', () => {
    expect(claims.map((claim) => [claim.subject, claim.figure.en, claim.work])).toEqual(EXPECTED)
  })

  test('says for each subject whether its claims disagree', () => {
    const disagreeing = subjects.filter((subject) => subject.disagreeing)
    expect(slugsOf(disagreeing).sort()).toEqual(DISAGREEING)
    for (const subject of disagreeing) {
      expect(subject.note, subject.slug).not.toBeNull()
      const figures = claims.filter((claim) => claim.subject === subject.slug).map((claim) => claim.figure.en)
      expect(new Set(figures).size, subject.slug).toBeGreaterThan(1)
    }
  })

  test('refers only to what exists, and leaves nothing unused', () => {
    expect(new Set(claims.map((claim) => claim.subject))).toEqual(new Set(slugsOf(subjects)))
    expect(new Set(claims.map((claim) => claim.work))).toEqual(new Set(slugsOf(works)))
    expect(new Set(petitions.map((petition) => petition.campaign))).toEqual(new Set(slugsOf(campaigns)))
    const demands = petitions.flatMap((petition) => petition.demands)
    expect(new Set(demands.flatMap((demand) => demand.to))).toEqual(new Set(slugsOf(targets)))
    for (const work of demands.flatMap((demand) => demand.works)) expect(slugsOf(works)).toContain(work)
  })

  test('lists petitions in the order of their campaigns', () => {
    const positions = petitions.map((petition) => slugsOf(campaigns).indexOf(petition.campaign))
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })

  test('leaves no text empty, in either language', () => {
    const empty: string[] = []
    const look = (value: unknown, path: string) => {
      if (typeof value === 'string' && value.trim() === '') empty.push(path)
      if (value && typeof value === 'object') {
        for (const [key, inner] of Object.entries(value)) look(inner, `${path}.${key}`)
      }
    }
    look({ campaigns, claims, organisation, petitions, subjects, targets, works }, 'seed')
    expect(empty).toEqual([])
  })

  test('groups the digits of Spanish numbers with a no-break space', () => {
    for (const claim of claims) {
      for (const text of [claim.figure.es, claim.unit.es, claim.statement.es]) {
        expect(text, claim.slug).not.toMatch(/\d[., ]\d{3}|\d{5}|\d [%\d]/)
      }
    }
  })

  test('repeats in each statement the figure it stands for', () => {
    for (const claim of claims) {
      for (const language of LANGUAGES) {
        const digits = claim.figure[language].match(/\d[\d,.\u00a0]*\d|\d/g) ?? []
        for (const number of digits.filter((found) => !/^20\d\d$/.test(found))) {
          expect(claim.statement[language], claim.slug).toContain(number)
        }
      }
    }
  })
})

describe.each(petitions.map((petition) => [petition.slug, petition] as const))(
  'petition %s',
  (_slug, petition) => {
    test.each(LANGUAGES)('keeps to its lengths in %s', (language) => {
      expect(petition.title[language].length).toBeLessThanOrEqual(80)
      expect(petition.summary[language].length).toBeLessThanOrEqual(300)
      const words = wordsIn(petition.story[language])
      expect(words).toBeGreaterThanOrEqual(350)
      expect(words).toBeLessThanOrEqual(600)
      const headings = petition.story[language].match(/^## /gm) ?? []
      expect(headings.length).toBeGreaterThanOrEqual(2)
      expect(headings.length).toBeLessThanOrEqual(4)
    })

    test('tags the same claims in both languages, in the same order, and lists exactly those', () => {
      expect(tagsIn(petition.story.es)).toEqual(tagsIn(petition.story.en))
      for (const slug of tagsIn(petition.story.en)) expect(slugsOf(claims)).toContain(slug)
      expect(new Set(petition.claims)).toEqual(new Set(tagsIn(petition.story.en)))
      expect(petition.claims).toHaveLength(new Set(petition.claims).size)
    })

    test.each(LANGUAGES)('states no figure without its claim in %s', (language) => {
      const demands = petition.demands.flatMap((demand) => [
        demand.text[language],
        demand.note?.[language] ?? '',
      ])
      const texts = [petition.title, petition.summary, petition.story, petition.evidenceFrom].map(
        (both) => both[language],
      )
      for (const text of [...texts, ...demands]) expect(withoutPermittedDigits(text)).not.toMatch(/\d/)
    })

    test('says what its evidence dates from and that it has not been reviewed', () => {
      expect(petition.evidenceFrom.en).toMatch(/202[45]/)
      expect(petition.evidenceFrom.es).toMatch(/202[45]/)
      expect(petition.story.en).toMatch(/not been reviewed since 2025/)
      expect(petition.story.es).toMatch(/no se han? revisado desde 2025/i)
    })

    test('explains every demand that no document makes', () => {
      for (const demand of petition.demands) {
        expect(demand.works.length).toBeGreaterThan(0)
        if (demand.basis === 'inferred') {
          expect(demand.note?.en).toMatch(/ours/)
          expect(demand.note?.es).toMatch(/nuestra/)
        }
      }
    })

    test('has milestones that rise', () => {
      expect(petition.milestones).toEqual([...new Set(petition.milestones)].sort((a, b) => a - b))
    })
  },
)

test('only two demands are our own inference', () => {
  const inferred = petitions.filter((petition) =>
    petition.demands.some((demand) => demand.basis === 'inferred'),
  )
  expect(slugsOf(inferred)).toEqual(['end-enforced-disappearance', 'no-third-country-prisons'])
})

test('nobody is named in a petition, a campaign, a target or a subject', () => {
  for (const row of [...petitions, ...campaigns, ...targets, ...subjects]) {
    expect(
      JSON.stringify({ ...row, claims: [], slug: '', demands: [] }).replace(TAG, ''),
      row.slug,
    ).not.toMatch(PEOPLE)
  }
  for (const demand of petitions.flatMap((petition) => petition.demands)) {
    expect(JSON.stringify({ ...demand, works: [] })).not.toMatch(PEOPLE)
  }
})

test('claims name authors only as claimants, never in what is said', () => {
  for (const claim of claims) {
    const { figure, unit, statement, passage } = claim
    expect(JSON.stringify({ figure, unit, statement, passage }), claim.slug).not.toMatch(PEOPLE)
  }
})

test.each(LANGUAGES)('campaigns keep to their lengths and state no figure in %s', (language) => {
  for (const campaign of campaigns) {
    expect(campaign.summary[language].length, campaign.slug).toBeLessThanOrEqual(200)
    expect(campaign.story[language].split('\n\n').length).toBeLessThanOrEqual(3)
    expect(withoutPermittedDigits(campaign.story[language]), campaign.slug).not.toMatch(/\d/)
    expect(withoutPermittedDigits(campaign.summary[language]), campaign.slug).not.toMatch(/\d/)
  }
})
