import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../app/platform/markdown.server'

const cite = (slug: string) =>
  slug === 'arrested' ? { figure: 'more than <84,000>', number: 3, label: 'Source 3: “A & B”' } : null

describe('a story in Markdown', () => {
  it('keeps raw HTML visible as the text it is, and inert', () => {
    const html = renderMarkdown('Hello <b onclick="x()">you</b>\n\n<script>alert(1)</script>')
    expect(html).not.toMatch(/<(b|script)/)
    expect(html).toContain('&#x3C;script>alert(1)&#x3C;/script>')
  })

  it('makes links of bare addresses and mail addresses, and vouches for none', () => {
    const html = renderMarkdown('See https://a.example/x and write to me@a.example')
    expect(html).toContain('<a href="https://a.example/x" rel="nofollow ugc noopener">')
    expect(html).toContain('<a href="mailto:me@a.example" rel="nofollow ugc noopener">')
  })

  it('leads nowhere for an address that is a program', () => {
    expect(renderMarkdown('[x](javascript:alert(1)) [y](data:text/html,x)')).not.toMatch(/href/)
  })

  it('leaves the heading of the page to the page', () => {
    expect(renderMarkdown('# One\n\n#### Four')).toBe('<h2>One</h2>\n<h3>Four</h3>')
  })

  it('shows no image and no table', () => {
    expect(renderMarkdown('![x](https://a.example/x.png)\n\n| a |\n|---|\n| 1 |')).not.toMatch(/<(img|table)/)
  })

  it('writes a claim as its figure with a link to its source, escaped', () => {
    const html = renderMarkdown('It was [claim:arrested].', cite)
    expect(html).toContain('<span class="figure">more than &lt;84,000&gt;</span>')
    expect(html).toContain('href="#claim-arrested" aria-label="Source 3: “A &amp; B”">3</a>')
  })

  it('leaves a claim it does not know visible, and one inside an address alone', () => {
    expect(renderMarkdown('[claim:unknown]', cite)).toBe('<p>[claim:unknown]</p>')
    expect(renderMarkdown('[x](https://a.example/[claim:arrested])', cite)).not.toContain('figure')
  })
})
