/*
 * data-renew="20" on an element with an id   Every so many seconds, while the page is seen, its content is replaced by
 *   that of the same element in a fresh copy of this page: for numbers that move and work that goes on. It stops where
 *   the fresh copy no longer asks for it, and never while somebody is inside with the keyboard.
 */
const SECOND = 1000

export function renewParts(page: Document): void {
  for (const part of page.querySelectorAll<HTMLElement>('[data-renew][id]')) void keepRenewing(page, part)
}

async function keepRenewing(page: Document, part: HTMLElement): Promise<void> {
  while (part.isConnected && part.dataset.renew) {
    await new Promise((resolve) => setTimeout(resolve, Number(part.dataset.renew) * SECOND))
    if (page.hidden || part.contains(page.activeElement)) continue
    const fresh = await freshCopy(part.id)
    if (fresh === 'gone') return
    if (!fresh || part.contains(page.activeElement)) continue
    if (fresh.innerHTML !== part.innerHTML) part.replaceChildren(...fresh.childNodes)
    if (fresh.dataset.renew) part.dataset.renew = fresh.dataset.renew
    else delete part.dataset.renew
  }
}

/** The same part of this page as it is now; null while offline, gone where the session or the part has ended. */
async function freshCopy(id: string): Promise<HTMLElement | 'gone' | null> {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } })
    if (answer.status >= 500) return null
    if (!answer.ok || answer.redirected) return 'gone'
    const copy = new DOMParser().parseFromString(await answer.text(), 'text/html')
    return copy.getElementById(id) ?? 'gone'
  } catch {
    return null
  }
}
