import { useLoaderData } from '@remix-run/react'

/**
 * A loader's data as its page gets them: by reference, out of the encoder's sight. Remix writes down whatever a loader
 * returns for its script in the browser, and public pages have no such script. A data request is answered with nothing.
 */
class PageData<T> {
  readonly #data: T

  constructor(data: T) {
    this.#data = data
  }

  get data(): T {
    return this.#data
  }
}

type Loader = (args: never) => unknown
type Loaded<L extends Loader> = Extract<Awaited<ReturnType<L>>, PageData<unknown>>['data']

/** Hands data from a public page's loader to the page. */
export const forPage = <T>(data: T): PageData<T> => new PageData(data)

/** What a loader handed over, or null where it did not answer. */
export const pageData = <L extends Loader>(handed: unknown): Loaded<L> | null =>
  handed instanceof PageData ? handed.data : null

/** What the loader of this page handed over. */
export const usePageData = <L extends Loader>(): Loaded<L> => pageData<L>(useLoaderData())!
