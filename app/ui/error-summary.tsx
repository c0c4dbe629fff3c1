interface Props {
  title: string
  errors: { field: string; text: string }[]
}

/** What is wrong with a form, above it, each line leading to its field. Nothing, when nothing is wrong. */
export function ErrorSummary({ title, errors }: Props) {
  if (errors.length === 0) return null
  return (
    // The answer to a form is a new page, and this is what it is for: without a script nothing else can lead there.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <div role="alert" id="errors" tabIndex={-1} autoFocus className="border-2 border-accent p-4">
      <p className="font-bold">{title}</p>
      <ul className="mt-1">
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`} className="tap inline-flex items-center">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
