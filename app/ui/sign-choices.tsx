import { CheckField } from './check-field'

const choices = ['shown', 'deliver', 'updates'] as const
type Choice = (typeof choices)[number]

interface Props {
  texts: Record<Choice | `${Choice}Hint` | 'choices', string>
  ticked: Record<Choice, boolean>
}

/** The three choices of a signer; none is made for anybody. */
export const SignChoices = ({ texts: t, ticked }: Props) => (
  <fieldset className="border-t border-line pt-4">
    <legend className="float-start w-full text-sm text-soft">{t.choices}</legend>
    <div className="clear-both space-y-2">
      {choices.map((choice) => (
        <CheckField
          key={choice}
          name={choice}
          label={t[choice]}
          hint={t[`${choice}Hint`]}
          defaultChecked={ticked[choice]}
        />
      ))}
    </div>
  </fieldset>
)
