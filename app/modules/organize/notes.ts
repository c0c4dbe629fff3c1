/*
 * Keeps a private note while it is being written. Looks for forms with `data-note`, the address it is sent to; their `data-keeping`, `data-kept` and
 * `data-not-kept` are what their status says.
 */

/** Milliseconds of rest after which a note is kept. */
const REST = 1500

export function keepNotes(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-note]')) keepNote(form)
}

function keepNote(form: HTMLFormElement) {
  const text = form.querySelector('textarea')
  const id = form.querySelector<HTMLInputElement>('input[name=note]')
  const status = form.querySelector('[role=status]')
  if (!text || !id || !status) return
  let rest: number | undefined
  let keeping = false

  async function keep() {
    if (keeping) return wait() // one at a time: a new note has its number only after the first answer
    keeping = true
    const typed = text!.value
    status!.textContent = form.dataset.keeping ?? ''
    let said = form.dataset.notKept
    try {
      const body = new URLSearchParams({ intent: 'note', note: id!.value, text: typed })
      // A page's own address without its query: what was done before is not said again.
      const answer = await fetch(form.action, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
      })
      const kept = (await answer.json()) as { outcome: string; id?: number }
      if (kept.outcome === 'kept' && kept.id) id!.value = String(kept.id)
      if (kept.outcome === 'empty') id!.value = ''
      if (answer.ok) said = form.dataset.kept
    } catch {
      // It stays in the field, and the button still keeps it.
    }
    keeping = false
    status!.textContent = said ?? ''
  }
  function wait() {
    window.clearTimeout(rest)
    rest = window.setTimeout(() => void keep(), REST)
  }
  text.addEventListener('input', wait)
  form.addEventListener('submit', () => window.clearTimeout(rest))
}
