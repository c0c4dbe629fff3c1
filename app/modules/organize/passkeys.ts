/*
 * [data-passkeys]                         is hidden until this browser is known to have passkeys
 * form[data-passkey="create"|"show"]      data-options: what the server asks, as JSON. A press asks the person for their
 *                                         passkey, puts the answer into input[name=credential] and sends the form.
 *   [role=status][data-cancelled][data-known]   says why nothing was sent: cancelled or too late; the passkey is here already
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

export function offerPasskeys(page: Document): void {
  if (!browserSupportsWebAuthn()) return
  page.querySelectorAll<HTMLElement>('[data-passkeys]').forEach((part) => (part.hidden = false))
  page.querySelectorAll<HTMLFormElement>('form[data-passkey]').forEach((form) => {
    const field = form.querySelector<HTMLInputElement>('input[name=credential]')!
    form.addEventListener('submit', (event) => {
      if (field.value) return
      event.preventDefault()
      void ask(form, field)
    })
  })
}

async function ask(form: HTMLFormElement, field: HTMLInputElement) {
  const said = form.querySelector<HTMLElement>('[role=status]')
  const button = form.querySelector<HTMLButtonElement>('button')
  if (button) button.disabled = true
  if (said) said.textContent = ''
  try {
    const optionsJSON = JSON.parse(form.dataset.options!)
    const answer =
      form.dataset.passkey === 'create'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON })
    field.value = JSON.stringify(answer)
    form.submit()
  } catch (error) {
    const known = (error as Error).name === 'InvalidStateError'
    if (said) said.textContent = (known ? said.dataset.known : said.dataset.cancelled) ?? ''
  } finally {
    if (button) button.disabled = false
  }
}
