/*
 * [data-toolbar="id"]      hidden until this runs; writes Markdown into the textarea with that id
 *   button[data-insert]    bold, heading, list, quote, link, claim; data-words: what stands for a link's words at first
 *   select[data-claim]     the claim whose tag is inserted
 * Ctrl or Cmd with B and K are bold and link.
 */
interface Edit {
  from: number
  to: number
  text: string
  /** What is selected afterwards, counted from `from`. */
  select: [start: number, end: number]
}

export function offerToolbars(page: Document): void {
  for (const bar of page.querySelectorAll<HTMLElement>('[data-toolbar]')) {
    const area = page.getElementById(bar.dataset.toolbar!) as HTMLTextAreaElement | null
    if (!area) continue
    const words = bar.querySelector<HTMLElement>('[data-words]')?.dataset.words ?? ''
    const press = (name: string) => {
      const slug = bar.querySelector<HTMLSelectElement>('[data-claim]')?.value ?? ''
      write(area, editFor(name, area, words, slug))
    }
    bar.hidden = false
    for (const button of bar.querySelectorAll<HTMLButtonElement>('button[data-insert]'))
      button.addEventListener('click', () => press(button.dataset.insert!))
    area.addEventListener('keydown', (event) => {
      const name = { b: 'bold', k: 'link' }[event.key.toLowerCase()]
      if (!name || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      press(name)
    })
  }
}

function editFor(name: string, area: HTMLTextAreaElement, words: string, slug: string): Edit {
  const { selectionStart: start, selectionEnd: end, value } = area
  const chosen = value.slice(start, end)
  const around = (before: string, after: string): Edit => ({
    from: start,
    to: end,
    text: before + chosen + after,
    select: [before.length, before.length + chosen.length],
  })
  if (name === 'bold') return around('**', '**')
  if (name === 'link') {
    const text = `[${chosen || words}](https://)`
    return { from: start, to: end, text, select: [text.length - 1, text.length - 1] }
  }
  if (name === 'claim') {
    const text = `[claim:${slug}]`
    return { from: start, to: end, text, select: [text.length, text.length] }
  }
  const mark = { heading: '## ', list: '- ', quote: '> ' }[name] ?? ''
  const from = value.lastIndexOf('\n', start - 1) + 1
  const text = value
    .slice(from, end)
    .split('\n')
    .map((line) => mark + line)
    .join('\n')
  return { from, to: end, text, select: [text.length, text.length] }
}

/** Types the edit as a person would, so that it can be undone as one. */
function write(area: HTMLTextAreaElement, { from, to, text, select: [start, end] }: Edit): void {
  area.focus()
  area.setSelectionRange(from, to)
  // Deprecated, and the one way that keeps the field's own history.
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, from, to, 'end')
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }
  area.setSelectionRange(from + start, from + end)
}
