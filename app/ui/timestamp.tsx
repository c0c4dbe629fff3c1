/** A moment to the second, in UTC, for those who look after the installation. */
export function Timestamp({ at }: { at: number }) {
  const iso = new Date(at).toISOString()
  return <time dateTime={iso}>{`${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`}</time>
}
