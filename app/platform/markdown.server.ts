import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** What a `[claim:slug]` tag becomes: plain texts, escaped here. */
export interface Cited {
  /** As it stands in a sentence: "more than 84,000". */
  figure: string
  /** The citation's number on the page. */
  number: number
  /** What the number says to a person who cannot see it: "Source 3: Amnesty International, March 2025". */
  label: string
}

const schema: Schema = {
  tagNames: ['p', 'h2', 'h3', 'ul', 'ol', 'li', 'strong', 'em', 'a', 'blockquote', 'br'],
  attributes: { a: ['href'] },
  protocols: { href: ['http', 'https', 'mailto'] },
}

/** Raw HTML is nobody's HTML: it stays visible as the text it is. */
function htmlAsText(_state: unknown, node: { value: string }, parent: { type: string } | undefined) {
  const text = { type: 'text' as const, value: node.value }
  if (parent?.type === 'paragraph' || parent?.type === 'heading') return text
  return { type: 'element' as const, tagName: 'p', properties: {}, children: [text] }
}

// The page has a title of its own, and its parts are h2 and h3.
const levels: Record<string, string> = { h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3' }

interface Node {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Node[]
}

const lowerHeadings = () => (tree: Node) =>
  eachElement(tree, (element) => (element.tagName = levels[element.tagName!] ?? element.tagName))

const markLinks = () => (tree: Node) =>
  eachElement(tree, (element) => {
    if (element.tagName === 'a') element.properties = { ...element.properties, rel: 'nofollow ugc noopener' }
  })

function eachElement(node: Node, change: (element: Node) => void) {
  if (node.type === 'element') change(node)
  for (const child of node.children ?? []) eachElement(child, change)
}

const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { handlers: { html: htmlAsText } })
  .use(lowerHeadings)
  .use(rehypeSanitize, schema)
  .use(markLinks)
  .use(rehypeStringify)
  .freeze()

const kept = new Map<string, string>()
const KEPT = 500

/** Safe HTML of a Markdown text; the texts used last are kept, up to 500. */
function safeHtml(markdown: string): string {
  const html = kept.get(markdown) ?? String(processor.processSync(markdown))
  kept.delete(markdown)
  kept.set(markdown, html)
  if (kept.size > KEPT) kept.delete(kept.keys().next().value!)
  return html
}

/**
 * Renders Markdown to HTML with a short list of elements; bare addresses become links, all links are marked as not
 * ours. With `cite`, each `[claim:slug]` becomes the claim's figure and a link to `#claim-slug`; a tag `cite` does not
 * know stays visible.
 */
export function renderMarkdown(markdown: string, cite?: (slug: string) => Cited | null): string {
  const html = safeHtml(markdown)
  if (!cite) return html
  // Square brackets in an href are percent-encoded, so that a tag can only stand in text.
  return html.replace(/\[claim:([a-z0-9-]+)\]/g, (tag, slug: string) => {
    const cited = cite(slug)
    return cited ? citation(slug, cited) : tag
  })
}

const citation = (slug: string, { figure, number, label }: Cited) =>
  `<span class="figure">${escape(figure)}</span>` +
  `<a class="cite" href="#claim-${slug}" aria-label="${escape(label)}">${number}</a>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character]!)
