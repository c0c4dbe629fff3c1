/** A field for machines: off the screen, out of the tab order, named to nobody who listens. */
export const Honeypot = ({ name, label }: { name: string; label: string }) => (
  <div aria-hidden="true" className="absolute -start-[999rem] h-px w-px overflow-hidden">
    <label>
      {label}
      <input name={name} tabIndex={-1} autoComplete="off" />
    </label>
  </div>
)
