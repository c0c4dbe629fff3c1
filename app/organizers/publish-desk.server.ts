import { can } from '../accounts/can'
import { locales, type Locale } from '../i18n'
import type { OwnPetition } from '../petitions/views'
import type { PublishChangeProps, ShownChange } from '../ui/organizers/publish-change'
import { compareTexts } from '../workshop/compare-texts'
import { demandNames } from '../workshop/demand-choices.server'
import { readyChanges } from '../workshop/plan-publication.server'
import { findChange } from '../workshop/publish-change.server'
import type { Organizer } from './enter.server'

/** What publishing a petition's drafts would change for its readers. */
export async function publishDesk(
  organizer: Organizer,
  petition: OwnPetition,
): Promise<PublishChangeProps['change']> {
  const found = await findChange(petition.id, organizer)
  if (!found) return null
  const { plan, unread, demandIsFixed } = found
  const ready = readyChanges(plan)
  const demands = [
    ...plan.changes.map(({ text }) => text),
    ...plan.published.map(({ text }) => text),
  ].flatMap((text) => text.demands)
  const shown = async (locale: Locale): Promise<ShownChange[]> => {
    const change = plan.changes.find((one) => one.locale === locale)
    const isPublic = plan.published.some((one) => one.locale === locale)
    if (!change && !isPublic) return []
    const isReady = change !== undefined && ready.includes(change)
    const names = await demandNames(petition.organisationId, demands, locale)
    return [
      {
        locale,
        kind: !change ? 'same' : !isReady ? 'writing' : change.before ? 'ready' : 'fresh',
        parts: isReady ? compareTexts(locale, change.before, change.text, names) : [],
        revision: plan.revisions[locale] ?? 0,
        unread: unread.includes(locale),
        noted: isPublic || isReady,
      },
    ]
  }
  const mayPublish = can(organizer, 'petition.write', petition.organisationId)
  return {
    version: plan.version,
    languages: (await Promise.all(locales.map(shown))).flat(),
    demandChanged: ready.some((change) => change.demandChanged),
    demandIsFixed,
    mayPublish,
    mayRead:
      mayPublish &&
      ready.some(({ locale, savedBy }) => unread.includes(locale) && savedBy !== organizer.personId),
  }
}
