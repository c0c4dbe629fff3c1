interface TextSection {
  title: string
  paragraphs: string[]
  list: string[]
  after: string[]
}

/** The parts of a page that is all text. */
export const TextSections = ({ sections }: { sections: TextSection[] }) =>
  sections.map(({ title, paragraphs, list, after }) => (
    <section key={title} className="prose mt-10">
      <h2>{title}</h2>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {list.length > 0 && (
        <ul>
          {list.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {after.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  ))
