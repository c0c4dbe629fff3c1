import { noDemand, tidyDraftLine, tidyMarkdown, type DraftText } from './draft-text'
import type { DemandText } from '../../db/schema'

/** What demands may name; everything else a form says is left out. */
interface Known {
  targets: { slug: string }[]
  works: { slug: string }[]
}

const ROWS = 20

const textIn = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/**
 * Reads the writer's form, tidied as it will be kept, with its demands arranged as the button that was pressed asks. Rows
 * that say nothing are left out, but for one just added. Never throws.
 */
export function readTextForm(form: FormData, known: Known, asked: Asked = readAsked(form)): DraftText {
  const line = (field: string) => tidyDraftLine(textIn(form, field))
  const demands = arrange(readDemands(form, known), asked).filter(saysSomething)
  return {
    title: line('title'),
    summary: line('summary'),
    demands: asked.act === 'add' ? [...demands, { ...noDemand }] : demands,
    story: tidyMarkdown(textIn(form, 'story')),
    evidenceFrom: line('evidenceFrom'),
  }
}

function readDemands(form: FormData, known: Known): DemandText[] {
  const rows: DemandText[] = []
  for (let row = 0; row < ROWS && form.has(`demand-${row}`); row++) {
    const ticked = (name: string, among: { slug: string }[]) => {
      const asked = new Set(form.getAll(`${name}-${row}`))
      return among.map(({ slug }) => slug).filter((slug) => asked.has(slug))
    }
    rows.push({
      text: tidyDraftLine(textIn(form, `demand-${row}`)),
      note: tidyDraftLine(textIn(form, `note-${row}`)) || null,
      basis: textIn(form, `basis-${row}`) === 'asked' ? 'asked' : 'inferred',
      to: ticked('to', known.targets),
      works: ticked('works', known.works),
    })
  }
  return rows
}

const saysSomething = ({ text, note, works }: DemandText) => text !== '' || note !== null || works.length > 0

/** What a button of the form asks for: `up:2` moves the third demand up. */
export interface Asked {
  act: string
  row: number
}

export function readAsked(form: FormData): Asked {
  const [act = '', row = ''] = textIn(form, 'do').split(':')
  return { act: act || 'save', row: /^\d{1,2}$/.test(row) ? Number(row) : -1 }
}

export const readRevision = (form: FormData, name = 'revision'): number => {
  const text = textIn(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** The demands after a button that removes or moves one; as they are for any other button. */
function arrange(demands: DemandText[], { act, row }: Asked): DemandText[] {
  if (act === 'remove') return demands.filter((_, index) => index !== row)
  const to = act === 'up' ? row - 1 : act === 'down' ? row + 1 : -1
  if (to < 0 || to >= demands.length || row < 0 || row >= demands.length) return demands
  const moved = [...demands]
  ;[moved[row], moved[to]] = [moved[to]!, moved[row]!]
  return moved
}
