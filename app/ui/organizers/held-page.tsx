import { countryName, fill, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { HeldSignature } from '../../petitions/hold.server'
import { ButtonLink } from '../button'
import { CheckField } from '../check-field'
import { Empty } from '../empty'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { HeldDecision, type HeldForm } from './held-decision'
import { Moment } from './moment'
import { SignaturesNav } from './signatures-nav'
import { WhyHeld } from './why-held'

interface Props {
  locale: Locale
  home: string
  held: HeldSignature[]
  next: number | null
  form: HeldForm
  decides: boolean
  /** What a press has done. */
  done: { n: number; missed: number } | null
}

export function HeldPage({ locale, home, held, next, form, decides, done }: Props) {
  const { held: t, list } = organizerTexts(locale).signatures
  return (
    <>
      <SignaturesNav locale={locale} home={home} here="held" />
      <PageHeading title={t.title} lead={t.lead} />
      {done && (
        <div className="mt-6">
          <Notice kind="done">
            <p>{plural(locale, t.done, done.n)}</p>
            {done.missed > 0 && <p>{plural(locale, t.missed, done.missed)}</p>}
          </Notice>
        </div>
      )}
      <div className="mt-8">
        {held.length === 0 ? (
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        ) : decides ? (
          <HeldDecision locale={locale} form={form}>
            <Rows locale={locale} home={home} held={held} ticks />
          </HeldDecision>
        ) : (
          <Rows locale={locale} home={home} held={held} />
        )}
      </div>
      {next !== null && (
        <p className="mt-6">
          <ButtonLink href={`?after=${next}`} rel="next">
            {list.older}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

function Rows({
  locale,
  home,
  held,
  ticks = false,
}: Pick<Props, 'locale' | 'home' | 'held'> & { ticks?: boolean }) {
  const { held: t, list } = organizerTexts(locale).signatures
  return (
    <ul id="ids" className="border-b border-line">
      {held.map((row) => (
        <li key={row.id} className="gap-x-6 border-t border-line py-2 sm:grid sm:grid-cols-[14rem_1fr_auto]">
          <div>
            {ticks ? (
              <CheckField name={`id-${row.id}`} value="on" label={fill(t.tick, { id: row.id })} />
            ) : (
              fill(t.tick, { id: row.id })
            )}
          </div>
          <div className="py-2">
            <p className="text-sm text-soft">
              <Moment locale={locale} at={row.confirmedAt} />
              {row.country && ` · ${countryName(locale, row.country)}`}
            </p>
            <WhyHeld locale={locale} row={row} />
          </div>
          <a
            href={`${home}/signatures/${row.id}`}
            aria-label={`${list.open}: ${fill(t.tick, { id: row.id })}`}
            className="tap inline-flex items-center"
          >
            {list.open}
          </a>
        </li>
      ))}
    </ul>
  )
}
