import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { addRows, paperOf } from '../paper/enter-sheet.server'
import { findSheet, problemNamed } from '../paper/find-sheets.server'
import { mendRow, withdrawRow } from '../paper/mend-row.server'
import { readRow, readRows, ROWS, type RowAnswers, type SheetProblems } from '../paper/sheet-form'
import { withdrawSheet } from '../paper/withdraw-sheet.server'
import { countriesIn } from '../supporters/countries'
import { SheetPage } from '../ui/organizers/sheet-page'
import { deskMeta } from '../ui/organizers/desk-meta'

const number = (text: unknown): number | null => (/^\d{1,5}$/.test(String(text ?? '')) ? Number(text) : null)

const steps = ['mended', 'row-withdrawn'] as const

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'paper.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const sheet = await findSheet(petition.id, args.params.sheet!)
  if (!sheet) throw data({}, { status: 404 })
  const asked = new URL(args.request.url).searchParams
  const done = asked.get('done')
  return {
    locale: organizer.locale,
    home: `/manage/petitions/${petition.slug}/paper`,
    sheet,
    takes: (await paperOf(petition.id)).outcome === 'takes' && !sheet.withdrawn,
    mending: number(asked.get('row')),
    entered: asked.has('counted')
      ? { counted: number(asked.get('counted')) ?? 0, refused: number(asked.get('refused')) ?? 0 }
      : null,
    done: steps.find((step) => step === done) ?? null,
    still: problemNamed(done),
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'paper.enter')
  const petition = await ownPetition(organizer, args.params.slug)
  const sheetId = args.params.sheet!
  const here = `/manage/petitions/${petition.slug}/paper/${sheetId}`
  if (!(await findSheet(petition.id, sheetId))) throw data({}, { status: 404 })
  const form = await args.request.formData()
  const at = { petition, sheetId, actor: organizer }
  const row = number(form.get('row')) ?? 0
  const country = String(form.get('country') ?? '')
  const refuse = (
    what: 'add' | 'mend' | 'withdraw',
    rows: RowAnswers[],
    problems: SheetProblems = {},
    status = 422,
  ) => data({ what, rows, problems, row, country }, { status })

  switch (form.get('intent')) {
    case 'withdraw': {
      if (form.get('sure') !== 'on') return refuse('withdraw', [])
      await withdrawSheet(petition, sheetId, organizer)
      return redirect(here, 303)
    }
    case 'take-out': {
      if ((await withdrawRow(at, row)).outcome === 'unknown') throw data({}, { status: 404 })
      return redirect(`${here}?done=row-withdrawn`, 303)
    }
    case 'mend': {
      const answers = readRow(form, row)
      const mended = await mendRow(at, answers)
      if (mended.outcome === 'unknown') throw data({}, { status: 404 })
      if (mended.outcome === 'problems') return refuse('mend', [answers], mended.problems)
      return redirect(`${here}?done=${mended.problem ?? 'mended'}`, 303)
    }
    default: {
      const { first, rows } = readRows(form)
      const entered = await addRows(sheetId, { petition, actor: organizer, rows, country })
      if (entered.outcome === 'unknown') throw data({}, { status: 404 })
      if (entered.outcome === 'entered') {
        const { counted, refused } = entered
        const more = form.get('more') === 'on' ? '#add' : ''
        return redirect(`${here}?counted=${counted}&refused=${refused}${more}`, 303)
      }
      const typed = Array.from({ length: ROWS }, (_, i) => readRow(form, first + i))
      return entered.outcome === 'problems'
        ? refuse('add', typed, entered.problems)
        : refuse('add', typed, {}, 409)
    }
  }
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && shown.sheet.label, matches)

export default function Sheet() {
  const shown = useLoaderData<typeof loader>()
  return (
    <SheetPage
      {...shown}
      countries={countriesIn(shown.locale)}
      refused={useActionData<typeof action>() ?? null}
    />
  )
}
