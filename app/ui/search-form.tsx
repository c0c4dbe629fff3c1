import { texts, type Locale } from '../i18n'
import { Button } from './button'
import { SelectField } from './select-field'
import { TextField } from './text-field'

interface Props {
  locale: Locale
  action: string
  q: string
  campaign: string
  state: string
  campaigns: { slug: string; title: string }[]
  states: readonly (keyof ReturnType<typeof texts>['states'])[]
}

/** Search and filters of the petitions: a plain GET form. */
export function SearchForm({ locale, action, q, campaign, state, campaigns, states }: Props) {
  const t = texts(locale).list
  const any = { value: '', text: t.any }
  return (
    <form
      role="search"
      action={action}
      className="mt-8 grid items-end gap-4 border-y border-line py-6 sm:grid-cols-2 lg:grid-cols-[2fr_2fr_1fr_auto]"
    >
      <TextField name="q" type="search" label={t.search} defaultValue={q} maxLength={100} />
      <SelectField
        name="campaign"
        label={t.campaign}
        defaultValue={campaign}
        options={[any, ...campaigns.map(({ slug, title }) => ({ value: slug, text: title }))]}
      />
      <SelectField
        name="state"
        label={t.state}
        defaultValue={state}
        options={[any, ...states.map((name) => ({ value: name, text: texts(locale).states[name].label }))]}
      />
      <Button>{t.show}</Button>
    </form>
  )
}
