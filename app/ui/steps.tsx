/** What happens, in order, with large numerals. */
export const Steps = ({ steps }: { steps: { title: string; text: string }[] }) => (
  <ol className="grid gap-8 md:grid-cols-3">
    {steps.map(({ title, text }, index) => (
      <li key={title}>
        <span aria-hidden="true" className="font-serif text-3xl text-accent">
          {index + 1}
        </span>
        <h3 className="mt-1 text-xl">{title}</h3>
        <p className="mt-2 text-soft">{text}</p>
      </li>
    ))}
  </ol>
)
