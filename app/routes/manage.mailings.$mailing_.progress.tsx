import { createReadableStreamFromReadable, data, type LoaderFunctionArgs } from '@remix-run/node'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { renderToStaticMarkup } from 'react-dom/server'
import { mailingProgress } from '../mailings/progress.server'
import type { MailingProgress } from '../mailings/views'
import { enter } from '../organizers/enter.server'
import { ProgressPart } from '../ui/organizers/mailing-progress'

const EVERY = 1_000
/** A browser comes back by itself after this many events, and is asked again who it is. */
const MOST_EVENTS = 20

/** How far a sending is, as server-sent events: each a piece of the page, until it has ended. */
export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const reference = args.params.mailing!
  const first = await mailingProgress(organizer.organisation.id, reference)
  if (!first) throw data({}, { status: 404 })
  const { signal } = args.request
  async function* events(): AsyncGenerator<string, void> {
    let progress = first as MailingProgress | null
    for (let n = 0; progress && n < MOST_EVENTS && !signal.aborted; n++) {
      if (n > 0) {
        await pause(EVERY, undefined, { signal }).catch(() => {})
        progress = await mailingProgress(organizer.organisation.id, reference)
      }
      if (!progress || signal.aborted) return
      const html = renderToStaticMarkup(<ProgressPart locale={organizer.locale} progress={progress} />)
      yield `data: ${html.replaceAll('\n', ' ')}\n\n`
      if (progress.state !== 'sending') {
        yield 'event: end\ndata: end\n\n'
        return
      }
    }
  }
  return new Response(createReadableStreamFromReadable(Readable.from(events())), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}
