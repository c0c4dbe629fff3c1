/** Short promises with their explanation, in columns. */
export const Promises = ({ promises }: { promises: { title: string; text: string }[] }) => (
  <ul className="grid gap-x-10 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
    {promises.map(({ title, text }) => (
      <li key={title} className="border-t-2 border-accent pt-3">
        <h3 className="text-lg">{title}</h3>
        <p className="mt-1 text-sm text-soft">{text}</p>
      </li>
    ))}
  </ul>
)
