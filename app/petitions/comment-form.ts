/** approve: the public reads it · reject: nobody does · wait: takes a decision back. */
const decisions = ['approve', 'reject', 'wait'] as const

const readOne = (text: string) => {
  const [, id, seen] = /^(\d{1,15})\.([\w-]{16})$/.exec(text) ?? []
  return id && seen ? [{ id: Number(id), seen }] : []
}

/** Reads which comments a press is about: its own, or all that are ticked. */
export function readCommentForm(form: FormData) {
  for (const decision of decisions) {
    const own = form.get(decision)
    if (typeof own === 'string') return { decision, asked: readOne(own) }
  }
  const ticked = form.get('ticked')
  const decision = decisions.find((one) => one === ticked) ?? null
  return {
    decision,
    asked: form
      .getAll('tick')
      .slice(0, 50)
      .flatMap((text) => readOne(String(text))),
  }
}

/** What the last press did, as the address after it says. */
export function readDone(query: URLSearchParams) {
  const decision = decisions.find((one) => one === query.get('did'))
  if (!decision) return null
  const number = (name: string) => (/^\d{1,2}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : 0)
  const undo = (query.get('undo') ?? '').split('~').filter((text) => readOne(text).length > 0)
  return { decision, n: number('n'), missed: number('missed'), undo: undo.slice(0, 50) }
}
