import type { MetaDescriptor } from '@remix-run/node'

/** Anything of a route's `matches`. */
type Matches = readonly ({ id: string; data: unknown } | undefined)[]

const petitionOf = (matches: Matches) =>
  (
    matches.find((match) => match?.id === 'routes/manage.petitions.$slug')?.data as
      { petition: { title: string } } | undefined
  )?.petition.title

/** The head of an organizers' page: its own title first, then the petition it belongs to. */
export const deskMeta = (title: string | undefined, matches: Matches = []): MetaDescriptor[] => [
  { title: [title, petitionOf(matches), 'Amparo'].filter(Boolean).join(' · ') },
  { name: 'robots', content: 'noindex' },
]
