import { Notice } from '../notice'

/** What the form before this page has done. */
export const Done = ({ text }: { text: string }) => (
  <div role="status" className="mb-6">
    <Notice kind="done">
      <p>{text}</p>
    </Notice>
  </div>
)
