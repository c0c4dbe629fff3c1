import type { Json } from './contract/contract.server'

/** The provider's own answer to what it does not do. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    readonly error: Json & { type: string; message: string },
  ) {
    super(error.message)
  }
}

export const invalid = (message: string, param?: string, code?: string): Failure =>
  new Failure(400, {
    type: 'invalid_request_error',
    message,
    ...(param ? { param } : {}),
    ...(code ? { code } : {}),
  })

export const missing = (kind: string, id: string): Failure =>
  new Failure(404, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    message: `No such ${kind}: '${id}'`,
    param: 'id',
  })
