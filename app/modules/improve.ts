/*
 * The one script of public pages. Everything works without it; it remembers nothing and asks nobody but this site.
 * It speaks no language: every word comes from the page.
 *
 * data-count="/petitions/x/count.json"   Renews the numbers inside, every 15 s while they are seen. Inside it:
 *   [data-number]                        the count; its parent's data-one="{n} person …" and data-other follow it
 *   progress, [data-next="Next: {goal}"] follow the next milestone
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

function keepCounting(region: HTMLElement) {
  let seen = false
  new IntersectionObserver((entries) => (seen = entries.at(-1)!.isIntersecting), {
    rootMargin: '50%',
  }).observe(region)
  setInterval(async () => {
    if (!seen || document.hidden) return
    try {
      const answer = await fetch(region.dataset.count!, { credentials: 'omit' })
      if (answer.ok) showCount(region, await answer.json())
    } catch {
      // Offline for now: the number stays as it was.
    }
  }, 15 * SECOND)
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
