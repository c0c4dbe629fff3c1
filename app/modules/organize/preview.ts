/*
 * button[data-preview="/address"]   data-close: its words while the preview is open. A press sends its form there and shows
 *                                   the piece of a page that comes back; while it is open it follows what is typed.
 * [data-preview-pane]               where: shown and hidden by the button
 *   [data-preview-content]          what is replaced
 */
const REST = 500

export function offerPreviews(page: Document): void {
  const pane = page.querySelector<HTMLElement>('[data-preview-pane]')
  const content = pane?.querySelector<HTMLElement>('[data-preview-content]')
  const button = page.querySelector<HTMLButtonElement>('button[data-preview]')
  const form = button?.form
  if (!pane || !content || !button || !form) return
  const [open, close] = [button.textContent, button.dataset.close!]
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function show(): Promise<boolean> {
    const mine = ++asked
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form!)) if (typeof value === 'string') body.append(name, value)
    try {
      const answer = await fetch(button!.dataset.preview!, { method: 'POST', body, redirect: 'manual' })
      if (!answer.ok) return false
      const html = await answer.text()
      if (mine === asked) content!.innerHTML = html // our own page's renderer made it, as everywhere
      return true
    } catch {
      return false // offline: what is shown stays
    }
  }
  const label = () => (button.textContent = pane.hidden ? open : close)
  label()
  button.addEventListener('click', (event) => {
    event.preventDefault()
    if (!pane.hidden) {
      pane.hidden = true
      return label()
    }
    void show().then((shown) => {
      if (!shown) return form.requestSubmit()
      pane.hidden = false
      label()
      pane.scrollIntoView({ block: 'nearest' })
    })
  })
  form.addEventListener('input', () => {
    if (pane.hidden) return
    clearTimeout(timer)
    timer = setTimeout(() => void show(), REST)
  })
}
