/** Markdown that `renderMarkdown` made into safe HTML; never anything else. */
export const Prose = ({ html }: { html: string }) => (
  <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
)
