import type { Country } from '../supporters/countries'
import { described, Field, type FieldTexts } from './field'

type Props = FieldTexts & {
  countries: readonly Country[]
  /** What stands in the list before a country is chosen. */
  prompt: string
  chosen: string
}

/** Every country to choose from. Its 249 options are written out once: as elements they were most of the page's elements. */
export function CountryField({ countries, prompt, chosen, ...texts }: Props) {
  const options = optionsOf(countries, prompt)
  const html = options.replace(`value="${chosen}"`, (found) => `${found} selected=""`)
  return (
    <Field {...texts}>
      <select
        {...described(texts)}
        autoComplete="country"
        className="field"
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </Field>
  )
}

/** By list: there is one for each language. */
const written = new WeakMap<readonly Country[], string>()

function optionsOf(countries: readonly Country[], prompt: string): string {
  let html = written.get(countries)
  if (html === undefined) {
    html = [{ code: '', name: prompt }, ...countries]
      .map(({ code, name }) => `<option value="${code}">${escaped(name)}</option>`)
      .join('')
    written.set(countries, html)
  }
  return html
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
