import type { DemandText } from '../../../db/schema'
import { fill, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { Choice, DemandChoices } from '../../workshop/demand-choices.server'
import { Button } from '../button'
import { FieldError } from '../field'
import { TextArea } from '../text-field'

interface Props {
  locale: Locale
  /** The language the text is written in. */
  language: Locale
  demands: DemandText[]
  choices: DemandChoices
  /** By field. */
  errors: Record<string, string>
  settings: string
}

const blank: DemandText = { text: '', note: null, basis: 'inferred', to: [], works: [] }

/** What is asked of whom, a row each; rows are added, moved and removed by buttons of the form around them. */
export function DemandRows({ locale, language, demands, choices, errors, settings }: Props) {
  const t = organizerTexts(locale).workshop.text
  const rows = demands.length > 0 ? demands : [blank]
  return (
    <section
      aria-labelledby="demands"
      aria-describedby={errors.demands && 'demands-error'}
      className="border-t border-line pt-5"
    >
      <h2 id="demands" tabIndex={-1} className="text-xl">
        {t.fields.demands}
      </h2>
      <p className="mt-1 text-sm text-soft">{t.demandsLead}</p>
      <FieldError name="demands" error={errors.demands} />
      {choices.targets.length === 0 && (
        <p className="mt-3 border-s-3 border-edge ps-3 text-sm">
          <a href={settings}>{t.noTargets}</a>
        </p>
      )}
      {rows.map((demand, row) => (
        <DemandRow
          // A row is known by its place: its fields are named after it.
          // oxlint-disable-next-line react/no-array-index-key
          key={row}
          {...{ locale, language, demand, row, rows: rows.length, choices, errors }}
        />
      ))}
      <p className="mt-4">
        <Button name="do" value="add">
          {t.addDemand}
        </Button>
      </p>
    </section>
  )
}

interface RowProps extends Pick<Props, 'locale' | 'language' | 'choices' | 'errors'> {
  demand: DemandText
  row: number
  rows: number
}

function DemandRow({ locale, language, demand, row, rows, choices, errors }: RowProps) {
  const t = organizerTexts(locale).workshop.text
  const n = row + 1
  const [text, note] = [`demand-${row}`, `note-${row}`]
  return (
    <fieldset className="mt-5 border-s-3 border-line ps-4">
      <legend className="float-start w-full font-serif text-lg font-bold">
        {fill(t.fields.demand, { n })}
      </legend>
      <div className="clear-both space-y-4 pt-2">
        <TextArea
          name={text}
          label={t.demandText}
          hint={t.demandHint}
          rows={2}
          lang={language}
          dir="auto"
          defaultValue={demand.text}
          error={errors[text]}
        />
        {choices.targets.length > 0 && (
          <Ticks name={`to-${row}`} label={t.to} choices={choices.targets} ticked={demand.to} />
        )}
        <fieldset>
          <legend className="font-medium">{t.basis}</legend>
          {(['asked', 'inferred'] as const).map((basis) => (
            <label key={basis} className="tap flex items-start gap-3 py-2">
              <input
                type="radio"
                name={`basis-${row}`}
                value={basis}
                defaultChecked={demand.basis === basis}
                className="mt-0.5 size-6 shrink-0"
              />
              <span>{t[basis]}</span>
            </label>
          ))}
        </fieldset>
        {choices.works.length > 0 && (
          <details open={demand.basis === 'asked' && demand.works.length === 0}>
            <summary className="tap cursor-pointer py-2 font-medium">
              {t.works}{' '}
              <span className="font-normal text-soft">
                ({plural(locale, t.worksChosen, demand.works.length)})
              </span>
            </summary>
            <Ticks
              name={`works-${row}`}
              label={t.works}
              quiet
              choices={choices.works}
              ticked={demand.works}
            />
          </details>
        )}
        <TextArea
          name={note}
          label={t.note}
          hint={t.noteHint}
          mark={organizerTexts(locale).frame.optional}
          rows={2}
          lang={language}
          dir="auto"
          defaultValue={demand.note ?? ''}
          error={errors[note]}
        />
        {rows > 1 && (
          <div className="flex flex-wrap gap-x-5">
            {row > 0 && (
              <Button kind="plain" name="do" value={`up:${row}`} aria-label={fill(t.upNamed, { n })}>
                {t.up}
              </Button>
            )}
            {row < rows - 1 && (
              <Button kind="plain" name="do" value={`down:${row}`} aria-label={fill(t.downNamed, { n })}>
                {t.down}
              </Button>
            )}
            <Button kind="plain" name="do" value={`remove:${row}`} aria-label={fill(t.removeNamed, { n })}>
              {t.remove}
            </Button>
          </div>
        )}
      </div>
    </fieldset>
  )
}

interface TicksProps {
  name: string
  label: string
  choices: Choice[]
  ticked: string[]
  /** True where the label stands above already. */
  quiet?: boolean
}

const Ticks = ({ name, label, choices, ticked, quiet = false }: TicksProps) => (
  <fieldset>
    <legend className={quiet ? 'sr-only' : 'font-medium'}>{label}</legend>
    {choices.map(({ slug, name: called }) => (
      <label key={slug} className="tap flex items-start gap-3 py-2">
        <input
          type="checkbox"
          name={name}
          value={slug}
          defaultChecked={ticked.includes(slug)}
          className="mt-0.5 size-6 shrink-0"
        />
        <span>{called}</span>
      </label>
    ))}
  </fieldset>
)
