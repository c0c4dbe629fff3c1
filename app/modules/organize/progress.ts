/*
 * [data-progress="/address"]   While the page is open, its content is what the events from there bring: how far a sending
 *                              is. When it has ended the page is loaded anew, for what can be done then.
 */
export function followProgress(page: Document): void {
  for (const part of page.querySelectorAll<HTMLElement>('[data-progress]')) follow(part)
}

function follow(part: HTMLElement): void {
  const events = new EventSource(part.dataset.progress!)
  events.addEventListener('message', ({ data }) => {
    if (!part.contains(document.activeElement)) part.innerHTML = String(data) // our own renderer made it
  })
  events.addEventListener('end', () => {
    events.close()
    location.replace(location.pathname)
  })
}
