import { texts, type Locale } from '../i18n'
import { ButtonLink } from './button'

/** Keeps the form one press away on a phone: it rests at the foot of the screen, never over the form itself. */
export const JumpToForm = ({ locale }: { locale: Locale }) => (
  <p className="no-print sticky bottom-0 z-1 -mx-5 mt-8 border-t border-line bg-paper px-5 py-2.5 sm:-mx-8 sm:px-8 md:hidden">
    <ButtonLink kind="act" wide href="#sign">
      {texts(locale).petition.jump}
    </ButtonLink>
  </p>
)
