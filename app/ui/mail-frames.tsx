interface Props {
  /** Address of the mail's HTML; `colours` is added. */
  src: string
  /** The plain text of the same mail. */
  text: string
  words: { light: string; dark: string; phone: string; text: string }
}

/** A mail as readers see it: in both colours, on a phone, and without HTML. */
export function MailFrames({ src, text, words }: Props) {
  const frame = (title: string, colours: 'light' | 'dark', size: string) => (
    <figure className="min-w-0">
      <figcaption className="mb-2 font-medium">{title}</figcaption>
      <iframe
        src={`${src}&colours=${colours}`}
        title={title}
        sandbox=""
        loading="lazy"
        className={`${size} max-w-full border border-line`}
      />
    </figure>
  )
  return (
    <div className="space-y-10">
      {frame(words.light, 'light', 'h-[44rem] w-full')}
      {frame(words.dark, 'dark', 'h-[44rem] w-full')}
      <div className="flex flex-wrap gap-10">
        {frame(words.phone, 'light', 'h-[40rem] w-[23.5rem]')}
        {frame(`${words.phone}, ${words.dark}`, 'dark', 'h-[40rem] w-[23.5rem]')}
      </div>
      <div>
        <p className="mb-2 font-medium">{words.text}</p>
        <pre className="max-w-[52rem] border border-line bg-sheet p-5 text-sm break-words whitespace-pre-wrap">
          {text}
        </pre>
      </div>
    </div>
  )
}
