import type { OrganisationAnswers } from '../../accounts/organisation-form.server'
import { MailboxField } from '../mailbox-field'
import { TextArea, TextField } from '../text-field'

interface Props {
  /** The labels, in the language of the page. */
  labels: { name: string; nameEs: string; about: string; aboutEs: string; email: string; emailHint?: string }
  answers: OrganisationAnswers | undefined
  errors: { name?: string; about?: string; email?: string }
}

/** An organisation in both languages, and the mailbox of its first owner. */
export const OrganisationFields = ({ labels, answers, errors }: Props) => (
  <>
    <TextField
      name="name"
      label={labels.name}
      required
      maxLength={100}
      defaultValue={answers?.name.en}
      error={errors.name}
    />
    <TextField
      name="name-es"
      label={labels.nameEs}
      required
      maxLength={100}
      lang="es"
      defaultValue={answers?.name.es}
    />
    <TextArea
      name="about"
      label={labels.about}
      required
      maxLength={600}
      defaultValue={answers?.about.en}
      error={errors.about}
    />
    <TextArea
      name="about-es"
      label={labels.aboutEs}
      required
      maxLength={600}
      lang="es"
      defaultValue={answers?.about.es}
    />
    <MailboxField
      label={labels.email}
      hint={labels.emailHint}
      required
      maxLength={254}
      defaultValue={answers?.email}
      error={errors.email}
    />
  </>
)
