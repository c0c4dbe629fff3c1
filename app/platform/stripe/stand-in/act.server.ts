import type { Api } from './answer-api.server'
import { Books } from './books.server'

/** Does something at the provider: what a donor, a bank or time does. */
export const act = <T>(
  { database, now, pages }: Pick<Api, 'database' | 'now' | 'pages'>,
  deed: (books: Books) => Promise<T>,
) => database.write(async (tx) => deed(await Books.forChange(tx, Math.floor(now() / 1000), pages())))
