import type { showPacket } from '../deliveries/find-deliveries.server'
import { fill, formatDay, formatNumber, inLocale, texts, type Locale } from '../i18n'
import { Button, ButtonLink } from './button'
import { Facts } from './facts'
import { Notice } from './notice'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { Section } from './section'
import { TextField } from './text-field'

interface Props {
  locale: Locale
  token: string
  packet: Awaited<ReturnType<typeof showPacket>>
  refused: { by: string; problem: 'empty' | 'long' } | null
}

/** What an office reads behind the link it was sent: what it is, from whom, how to open it, how to say it arrived. */
export function PacketPage({ locale, token, packet, refused }: Props) {
  const t = texts(locale).packet
  const here = inLocale(locale, `/packets/${encodeURIComponent(token)}`)
  const path = `/packets/${encodeURIComponent(token)}`
  if (!packet)
    return (
      <Page locale={locale} path={path}>
        <PageHeading title={t.gone} lead={t.goneText} />
        <p className="mt-8">
          <ButtonLink href={inLocale(locale, '/petitions')}>{t.site}</ButtonLink>
        </p>
      </Page>
    )
  const day = (at: number) => formatDay(locale, at)
  return (
    <Page locale={locale} path={path}>
      <PageHeading
        title={fill(t.title, { target: packet.target })}
        lead={fill(t.lead, { organisation: packet.organisation })}
      />
      <Section id="what" title={t.what}>
        <Facts
          items={[
            {
              term: t.petition,
              value: (
                <span lang={packet.locale} className="font-serif text-lg font-bold">
                  {packet.title}
                </span>
              ),
            },
            { term: t.from, value: packet.organisation },
            { term: t.to, value: packet.target },
            { term: t.prepared, value: day(packet.preparedAt) },
            { term: t.signatures, value: formatNumber(locale, packet.confirmed) },
            ...(packet.paper ? [{ term: t.paper, value: formatNumber(locale, packet.paper) }] : []),
            {
              term: t.names,
              value: (
                <>
                  {formatNumber(locale, packet.names)}
                  <span className="block text-sm text-soft">{t.namesText}</span>
                </>
              ),
            },
            { term: t.until, value: packet.linkExpiresAt === null ? '' : day(packet.linkExpiresAt) },
          ]}
        />
        <p className="mt-5">
          <a href={inLocale(locale, `/petitions/${packet.slug}`)}>{t.see}</a>
        </p>
      </Section>
      <Section id="open" title={t.open} lead={t.openText}>
        <div className="flex flex-wrap gap-3">
          <form method="post" action={`${here}/letter.pdf`}>
            <Button kind="act">{t.letter}</Button>
          </form>
          <form method="post" action={`${here}/names.csv`}>
            <Button>{t.table}</Button>
          </form>
        </div>
        <p className="mt-5 max-w-measure text-soft">{t.privacy}</p>
      </Section>
      <Section
        id="receive"
        title={packet.acknowledgedAt ? t.received : t.receive}
        lead={packet.acknowledgedAt ? undefined : t.receiveText}
      >
        {packet.acknowledgedAt ? (
          <Notice kind="done">
            <p dir="auto">
              {fill(t.receivedText, { by: packet.acknowledgedBy ?? '', day: day(packet.acknowledgedAt) })}
            </p>
          </Notice>
        ) : (
          <form method="post" action={here} noValidate className="max-w-[36rem] space-y-4">
            <TextField
              name="by"
              label={t.by}
              hint={t.byHint}
              defaultValue={refused?.by ?? ''}
              error={refused ? (refused.problem === 'empty' ? t.byEmpty : t.byLong) : undefined}
              autoComplete="organization"
              required
            />
            <Button>{t.button}</Button>
          </form>
        )}
      </Section>
    </Page>
  )
}
