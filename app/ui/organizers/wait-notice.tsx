import { fill, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Notice } from '../notice'

/** Says how long to wait before the next attempt. */
export const WaitNotice = ({ locale, seconds }: { locale: Locale; seconds: number }) => (
  <Notice kind="error">
    <p>{fill(organizerTexts(locale).accounts.wait, { seconds })}</p>
  </Notice>
)
