import type { TypedMoment } from '../../workshop/moment'
import { FieldError } from '../field'

interface Props {
  /** `<name>-day` and `<name>-time` are sent. */
  name: string
  legend: string
  hint: string
  labels: { day: string; time: string }
  moment: TypedMoment
  error?: string
}

/** A day and a time of day in UTC. */
export const MomentField = ({ name, legend, hint, labels, moment, error }: Props) => (
  <fieldset id={name} aria-describedby={`${name}-hint`} tabIndex={-1}>
    <legend className="font-medium">{legend}</legend>
    <p id={`${name}-hint`} className="text-sm text-soft">
      {hint}
    </p>
    <FieldError name={name} error={error} />
    <div className="mt-1.5 flex flex-wrap gap-4">
      {(['day', 'time'] as const).map((part) => (
        <div key={part}>
          <label htmlFor={`${name}-${part}`} className="text-sm">
            {labels[part]}
          </label>
          <input
            id={`${name}-${part}`}
            name={`${name}-${part}`}
            type={part === 'day' ? 'date' : 'time'}
            defaultValue={moment[part]}
            aria-invalid={error ? true : undefined}
            className="field"
          />
        </div>
      ))}
    </div>
  </fieldset>
)
