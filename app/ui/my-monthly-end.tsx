import type { MyMonthlyGift } from '../donations/my-gifts.server'
import { fill, texts, type Locale } from '../i18n'
import { formatMoney } from '../i18n/money'
import { Button, ButtonLink } from './button'
import { myPath } from './my-path'
import { Page } from './page'
import { PageHeading } from './page-heading'

interface Props {
  locale: Locale
  token: string
  gift: MyMonthlyGift
}

/** Says what ending does before it is done; one button does it. */
export function MyMonthlyEnd({ locale, token, gift }: Props) {
  const t = texts(locale).giving.my
  const { monthly, organisation } = gift
  const amount = formatMoney(locale, monthly.amountMinor, monthly.currency)
  return (
    <Page locale={locale} path={`/my/${token}/end?gift=${monthly.id}`}>
      <PageHeading title={t.endTitle} />
      <p className="mt-6 max-w-measure border-s-4 border-accent ps-5 font-serif text-xl font-bold">
        {fill(t.perMonth, { amount })} · {organisation}
      </p>
      <div className="prose mt-8">
        <ul>
          {t.endList.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      <form method="post" action={myPath(locale, token, '/monthly')} className="mt-8 flex flex-wrap gap-3">
        <input type="hidden" name="gift" value={monthly.id} />
        <Button kind="act" name="do" value="end">
          {t.endButton}
        </Button>
        <ButtonLink href={myPath(locale, token)}>{t.keep}</ButtonLink>
      </form>
    </Page>
  )
}
