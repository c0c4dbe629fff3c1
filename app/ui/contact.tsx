interface Props {
  title: string
  /** Before the address, and instead of it. */
  text: string
  without: string
  /** An address of mail or of a page, where the installation has one. */
  address: string | null
}

export const Contact = ({ title, text, without, address }: Props) => (
  <section className="prose mt-10">
    <h2>{title}</h2>
    {address ? (
      <p>
        {text}{' '}
        <a href={/^[^:/]+@/.test(address) ? `mailto:${address}` : address}>
          {address.replace(/^mailto:/, '')}
        </a>
      </p>
    ) : (
      <p>{without}</p>
    )}
  </section>
)
