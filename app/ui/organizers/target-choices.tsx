import { FieldError } from '../field'

export interface TargetChoice {
  slug: string
  name: string
  jurisdiction: string
}

interface Props {
  legend: string
  hint: string
  targets: TargetChoice[]
  chosen: string[]
  error?: string
}

/** The organisation's offices and institutions to tick. */
export const TargetChoices = ({ legend, hint, targets, chosen, error }: Props) => (
  <fieldset id="targets" aria-describedby="targets-hint" tabIndex={-1}>
    <legend className="font-medium">{legend}</legend>
    <p id="targets-hint" className="text-sm text-soft">
      {hint}
    </p>
    <FieldError name="targets" error={error} />
    <div className="mt-1.5 grid gap-x-8 sm:grid-cols-2">
      {targets.map(({ slug, name, jurisdiction }) => (
        <label key={slug} className="tap flex items-start gap-3 py-2">
          <input
            type="checkbox"
            name="targets"
            value={slug}
            defaultChecked={chosen.includes(slug)}
            className="mt-0.5 size-6 shrink-0"
          />
          <span>
            {name}
            <span className="block text-sm text-soft">{jurisdiction}</span>
          </span>
        </label>
      ))}
    </div>
  </fieldset>
)
