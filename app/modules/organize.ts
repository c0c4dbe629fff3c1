/*
 * The one script of the pages of people who sign in. Everything but passkeys works without it. It speaks no language:
 * every word comes from the page. Each part looks for its own attributes and says in its file which they are.
 */
const parts: ((page: Document) => void)[] = []

for (const part of parts) part(document)
