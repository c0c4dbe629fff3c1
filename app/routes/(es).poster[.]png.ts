import type { LoaderFunctionArgs } from '@remix-run/node'
import { texts } from '../i18n'
import { answerPoster } from '../platform/poster/posters.server'

export function loader({ request, context: { locale } }: LoaderFunctionArgs) {
  const { posterTitle, posterAbove } = texts(locale).machines
  return answerPoster(request, { seed: 'amparo', title: posterTitle, above: posterAbove, locale }, 'png')
}
