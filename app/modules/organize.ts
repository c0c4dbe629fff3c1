/*
 * The one script of the pages of people who sign in. Everything but passkeys works without it. It speaks no language:
 * every word comes from the page. Each part looks for its own attributes and says in its file which they are.
 */
import { keepSaving } from './organize/autosave'
import { offerToolbars } from './organize/editor'
import { keepNotes } from './organize/notes'
import { offerPasskeys } from './organize/passkeys'
import { offerPreviews } from './organize/preview'
import { followProgress } from './organize/progress'
import { renewParts } from './organize/renew'

const parts: ((page: Document) => void)[] = [
  renewParts,
  offerPasskeys,
  offerToolbars,
  keepSaving,
  offerPreviews,
  keepNotes,
  followProgress,
]

for (const part of parts) part(document)
