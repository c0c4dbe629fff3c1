/*
 * form[data-autosave="/address"]   is sent there 2 s after the last change and when the page is left. The answer is JSON:
 *                                  outcome saved | stale | refused | locked, with the revision to go on from
 *   input[name=revision]           what the form was opened with; follows each save
 *   [role=status][data-autosave-said]   says how it stands in the words of its data-saved="… {time}", data-saving,
 *                                  data-waiting, data-stale, data-refused, data-locked, data-signedout, data-offline
 * [data-standing="Draft"]          inside a[aria-current=page]: what the state of the text is once it was changed
 * What was typed stays in its fields, whatever the answer; the browser asks before it is left unsaved.
 */
const REST = 2000
const AGAIN = 10_000
/** Bytes that a browser sends for a page that is being left (Fetch: 64 KiB for all of them). */
const MOST_LEAVING = 60_000

export function keepSaving(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-autosave]')) keepForm(page, form)
}

function keepForm(page: Document, form: HTMLFormElement): void {
  const address = form.dataset.autosave!
  const revision = form.querySelector<HTMLInputElement>('input[name=revision]')!
  const said = form.querySelector<HTMLElement>('[data-autosave-said]')!
  const written = () => {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
    return fields
  }
  const texts = () => {
    const fields = written()
    fields.delete('revision')
    return fields.toString()
  }
  let kept = texts()
  let timer: ReturnType<typeof setTimeout> | undefined
  let busy = false
  let stopped = false // somebody else's text stands there: only the person can decide
  let leaving = false

  const say = (name: string) => {
    const words = said.dataset[name] ?? ''
    const time = new Date().toLocaleTimeString(page.documentElement.lang, {
      hour: '2-digit',
      minute: '2-digit',
    })
    said.textContent = words.replace('{time}', time)
  }
  const later = (pause: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), pause)
  }

  async function save(): Promise<void> {
    clearTimeout(timer)
    const now = texts()
    if (stopped || busy || now === kept) return
    busy = true
    say('saving')
    const said = await send(address, written())
    busy = false
    if (said.outcome === 'saved') {
      kept = now
      revision.value = String(said.revision)
      if (said.translation === 'draft') showDraft(page)
    }
    if (said.outcome === 'stale' || said.outcome === 'locked') stopped = true
    say(said.outcome)
    if (said.outcome === 'offline' || said.outcome === 'signedout') later(AGAIN)
    else if (texts() !== now) later(REST)
  }

  const changed = () => {
    if (stopped) return
    if (texts() === kept) return clearTimeout(timer)
    if (!busy) say('waiting')
    later(REST)
  }
  form.addEventListener('input', changed)
  form.addEventListener('change', changed)
  form.addEventListener('submit', () => {
    leaving = true
    clearTimeout(timer)
  })
  addEventListener('pageshow', () => (leaving = false))
  addEventListener('online', () => void save())
  page.addEventListener(
    'visibilitychange',
    () => page.visibilityState === 'hidden' && !leaving && void save(),
  )
  addEventListener('pagehide', () => {
    const body = written()
    if (leaving || stopped || busy || texts() === kept || body.toString().length > MOST_LEAVING) return
    void fetch(address, { method: 'POST', body, keepalive: true }).catch(() => {})
  })
  addEventListener('beforeunload', (event) => {
    if (!leaving && texts() !== kept) event.preventDefault()
  })
}

interface Said {
  outcome: 'saved' | 'stale' | 'refused' | 'locked' | 'offline' | 'signedout'
  revision?: number
  translation?: string
}

async function send(address: string, body: URLSearchParams): Promise<Said> {
  try {
    const answer = await fetch(address, { method: 'POST', body, redirect: 'manual' })
    if (answer.type === 'opaqueredirect') return { outcome: 'signedout' }
    const json = answer.headers.get('Content-Type')?.includes('json')
    return json ? ((await answer.json()) as Said) : { outcome: answer.status < 500 ? 'refused' : 'offline' }
  } catch {
    return { outcome: 'offline' }
  }
}

function showDraft(page: Document): void {
  const shown = page.querySelector<HTMLElement>('a[aria-current=page] [data-standing]')
  if (shown) shown.textContent = shown.dataset.standing!
}
