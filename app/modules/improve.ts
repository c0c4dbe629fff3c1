/*
 * The one script of public pages. Everything works without it; it remembers nothing and asks nobody but this site.
 * It speaks no language: every word comes from the page.
 *
 * data-count="/petitions/x/count.json"   Renews the numbers inside, about every 15 s while they are seen. Inside it:
 *   [data-number]                        the count; its parent's data-one="{n} person …" and data-other follow it
 *   progress, [data-next="Next: {goal}"] follow the next milestone
 *   [role=status]                        is told the count when it has grown, once a minute at most
 * data-share="https://…"                 data-title="…". Inside: button[hidden][data-share-native],
 *                                        button[hidden][data-copy], [role=status][data-copied="Copied"]
 * input[data-mail-hint="Did you mean {address}?"]   asks below the field, with the address as a button that takes it
 * textarea[data-length="500"]            shows how much of it is used
 * a[data-language]                       is marked data-suggested where the reader's browser prefers that language
 * form[method=post]                      its button rests for 4 s after a press
 */
import { formatNumber } from '../i18n/number'
import { suggestDomain } from '../supporters/typing-slips'

const SECOND = 1000
const PAUSE = 15 * SECOND
const LONGEST_PAUSE = 240 * SECOND
const all = <T extends HTMLElement>(selector: string, within: ParentNode = document) => [
  ...within.querySelectorAll<T>(selector),
]
const language = document.documentElement.lang
const rules = new Intl.PluralRules(language)

interface Count {
  confirmed: number
  nextMilestone: number
}

function showCount(region: HTMLElement, { confirmed, nextMilestone }: Count) {
  for (const number of all('[data-number]', region)) {
    const text = formatNumber(language, confirmed)
    if (number.textContent === text) continue
    number.textContent = text
    const sentence = number.parentElement!
    const words = sentence.dataset[rules.select(confirmed) === 'one' ? 'one' : 'other']
    if (words) {
      const [before = '', after = ''] = words.split('{n}')
      sentence.replaceChildren(before, number, after)
    }
  }
  for (const bar of all<HTMLProgressElement>('progress', region)) {
    bar.max = nextMilestone
    bar.value = Math.min(confirmed, nextMilestone)
  }
  for (const line of all('[data-next]', region)) {
    line.textContent = line.dataset.next!.replace('{goal}', formatNumber(language, nextMilestone))
  }
}

/**
 * Asks for the numbers while somebody can see them: a little earlier or later each time, so that readers who came
 * together ask apart; less often while nobody answers; never again when they are gone.
 */
function keepCounting(region: HTMLElement) {
  const sayIt = announcer(region)
  let seen = false
  let pause = PAUSE
  let asked = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const watched = () => seen && !document.hidden
  const askAgain = () => {
    clearTimeout(timer)
    const due = asked + pause * (0.75 + Math.random() / 2) - performance.now()
    if (watched()) timer = setTimeout(ask, Math.max(due, SECOND * Math.random()))
  }
  async function ask() {
    asked = performance.now()
    let status = 0
    try {
      const answer = await fetch(region.dataset.count!, { credentials: 'omit', cache: 'no-cache' })
      status = answer.status
      if (answer.ok) {
        showCount(region, await answer.json())
        sayIt()
      }
    } catch {
      // Offline for now: the number stays as it was.
    }
    if (status === 404 || status === 410) return
    pause = status === 200 ? PAUSE : Math.min(LONGEST_PAUSE, pause * 2)
    askAgain()
  }
  document.addEventListener('visibilitychange', askAgain)
  new IntersectionObserver(
    (entries) => {
      seen = entries.at(-1)!.isIntersecting
      askAgain()
    },
    { rootMargin: '50%' },
  ).observe(region)
}

/** Tells who listens to the page what the number has become, once a minute at most, and leaves nothing to be read twice. */
function announcer(region: HTMLElement): () => void {
  const place = region.querySelector('[role=status]')
  const sentence = region.querySelector('[data-number]')?.parentElement
  let last = sentence?.textContent
  let quietUntil = 0
  return () => {
    if (!place || !sentence || sentence.textContent === last || performance.now() < quietUntil) return
    place.textContent = last = sentence.textContent
    quietUntil = performance.now() + 60 * SECOND
    setTimeout(() => (place.textContent = ''), 10 * SECOND)
  }
}

function offerSharing(box: HTMLElement) {
  const { share: url = '', title = '' } = box.dataset
  const said = box.querySelector<HTMLElement>('[data-copied]')
  const offer = (selector: string, able: boolean, press: () => Promise<void>) =>
    all(selector, box).forEach((button) => {
      button.hidden = !able
      button.addEventListener('click', () => press().catch(() => {})) // the reader changed their mind
    })
  offer('[data-share-native]', 'share' in navigator, () => navigator.share({ title, url }))
  offer('[data-copy]', !!navigator.clipboard, async () => {
    await navigator.clipboard.writeText(url)
    if (!said) return
    said.textContent = said.dataset.copied!
    setTimeout(() => (said.textContent = ''), 5 * SECOND)
  })
}

function hintAtSlips(field: HTMLInputElement) {
  const [before = '', after = ''] = field.dataset.mailHint!.split('{address}')
  const hint = document.createElement('div') // there before it speaks, or it would not be heard
  hint.role = 'status'
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'tap font-medium underline'
  const look = () => {
    const typed = field.value.trim()
    const domain = suggestDomain(typed)
    if (!domain) return hint.replaceChildren()
    button.textContent = typed.slice(0, typed.lastIndexOf('@') + 1) + domain
    hint.replaceChildren(before, button, after)
  }
  field.after(hint)
  field.addEventListener('change', look)
  field.addEventListener('input', () => hint.firstChild && look())
  button.addEventListener('click', () => {
    field.value = button.textContent!
    hint.replaceChildren()
    field.focus()
  })
}

function countLetters(field: HTMLTextAreaElement) {
  const line = document.createElement('p')
  line.className = 'text-sm text-soft'
  line.ariaHidden = 'true' // the hint names the limit; a number at every key would be noise
  const show = () => {
    const used = [...field.value.trim()].length
    line.textContent = `${formatNumber(language, used)} / ${formatNumber(language, Number(field.dataset.length))}`
  }
  field.after(line)
  field.addEventListener('input', show)
  show()
}

/** The reader's first language only suggests the other page; nobody is sent there. */
function suggestLanguage(link: HTMLAnchorElement) {
  link.toggleAttribute('data-suggested', navigator.language.split('-')[0] === link.lang)
}

const resting = new Set<HTMLButtonElement>()
const wake = () => {
  resting.forEach((button) => (button.disabled = false))
  resting.clear()
}

document.addEventListener('submit', ({ target, submitter }) => {
  if ((target as HTMLFormElement).method !== 'post' || !(submitter instanceof HTMLButtonElement)) return
  // Afterwards, because a disabled button's own name and value would not be sent.
  setTimeout(() => {
    submitter.disabled = true
    resting.add(submitter)
    setTimeout(wake, 4 * SECOND)
  })
})
addEventListener('pageshow', wake)

all('[data-count^="/"]').forEach(keepCounting)
all('[data-share]').forEach(offerSharing)
all<HTMLAnchorElement>('a[data-language]').forEach(suggestLanguage)
all<HTMLInputElement>('input[data-mail-hint]').forEach(hintAtSlips)
all<HTMLTextAreaElement>('textarea[data-length]').forEach(countLetters)
