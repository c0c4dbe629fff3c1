/** The mark: a roof that is also an A, and a person under it. */
export function Mark({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M3.2 28.5 16 4l12.8 24.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.4"
        strokeLinejoin="bevel"
      />
      <circle cx="16" cy="23.4" r="4.1" className="fill-accent" />
    </svg>
  )
}
