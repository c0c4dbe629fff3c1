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
import { enterSheet, newSheetId, paperOf } from '../paper/enter-sheet.server'
import { sheetLanguages } from '../paper/find-sheets.server'
import { readRow, readRows, readSheet, ROWS } from '../paper/sheet-form'
import { countriesIn } from '../supporters/countries'
import { NewSheet } from '../ui/organizers/new-sheet'
import { blankRow } from '../ui/organizers/paper-rows'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'paper.enter')
  const petition = await ownPetition(organizer, args.params.slug)
  const home = `/manage/petitions/${petition.slug}/paper`
  const closed = (await paperOf(petition.id)).outcome !== 'takes'
  const { locale } = organizer
  const blank = Array.from({ length: ROWS }, (_, i) => blankRow(i + 1))
  return { locale, home, closed, languages: await sheetLanguages(petition.id), fresh: newSheetId(), blank }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'paper.enter')
  const petition = await ownPetition(organizer, args.params.slug)
  const form = await args.request.formData()
  const answers = readSheet(form)
  const { rows } = readRows(form)
  const entered = await enterSheet(answers, { petition, actor: organizer, rows })
  const home = `/manage/petitions/${petition.slug}/paper`
  if (entered.outcome === 'entered') {
    const { sheet, counted, refused } = entered
    const more = form.get('more') === 'on' ? '#add' : ''
    return redirect(`${home}/${sheet}?counted=${counted}&refused=${refused}${more}`, 303)
  }
  if (entered.outcome === 'unknown') throw data({}, { status: 404 })
  const problems = entered.outcome === 'problems' ? entered.problems : {}
  const typed = Array.from({ length: ROWS }, (_, i) => readRow(form, i + 1))
  const closed = entered.outcome === 'closed'
  return data({ answers, rows: typed, problems, closed }, { status: closed ? 409 : 422 })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).paper.new.title, matches)

export default function New() {
  const { locale, fresh, blank, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const none = {
    sheet: fresh,
    label: '',
    collectedOn: '',
    language: shown.languages[0] ?? locale,
    country: '',
  }
  return (
    <NewSheet
      {...shown}
      locale={locale}
      countries={countriesIn(locale)}
      answers={refused?.answers ?? none}
      rows={refused?.rows ?? blank}
      problems={refused?.problems ?? {}}
      closed={shown.closed || (refused?.closed ?? false)}
      typed={refused !== undefined}
    />
  )
}
