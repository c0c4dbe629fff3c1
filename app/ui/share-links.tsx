import { texts, type Locale } from '../i18n'
import { Button } from './button'

interface Props {
  locale: Locale
  /** The address to share, in full. */
  url: string
  title: string
}

/**
 * Plain links: nothing of these networks is loaded, and they learn of the reader only who presses. Each says in `from`
 * where it was shared, the same for everybody.
 */
export function ShareLinks({ locale, url, title }: Props) {
  const t = texts(locale).site.share
  const from = (source: string) => encodeURIComponent(`${url}?from=${source}`)
  const both = (source: string) => encodeURIComponent(`${title} ${url}?from=${source}`)
  const links = [
    ['WhatsApp', `https://wa.me/?text=${both('whatsapp')}`],
    ['Telegram', `https://t.me/share/url?url=${from('telegram')}&text=${encodeURIComponent(title)}`],
    ['Bluesky', `https://bsky.app/intent/compose?text=${both('bluesky')}`],
    ['Facebook', `https://www.facebook.com/sharer/sharer.php?u=${from('facebook')}`],
    [t.mail, `mailto:?subject=${encodeURIComponent(title)}&body=${both('mail')}`],
  ] as const
  return (
    <div className="no-print" data-share={url} data-title={title}>
      <ul className="-mx-2.5 flex flex-wrap" aria-label={t.label}>
        {links.map(([name, href]) => (
          <li key={name}>
            <a href={href} rel="noopener noreferrer" className="tap flex items-center px-2.5">
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p className="flex flex-wrap items-center gap-x-5">
        <Button type="button" kind="plain" hidden data-share-native>
          {t.native}
        </Button>
        <Button type="button" kind="plain" hidden data-copy>
          {t.copy}
        </Button>
        <span role="status" className="text-sm" data-copied={t.copied} />
      </p>
      <p className="text-sm text-soft">
        {t.address} <span className="text-ink select-all">{url}</span>
      </p>
    </div>
  )
}
