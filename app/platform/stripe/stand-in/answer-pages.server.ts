import type { Api } from './answer-api.server'

export interface PageRequest {
  method: string
  path: string
  form: URLSearchParams
}

export interface PageAnswer {
  status: number
  headers?: Record<string, string>
  body: string
}

export async function answerPages(_api: Api, _request: PageRequest): Promise<PageAnswer> {
  return { status: 404, body: '' }
}
