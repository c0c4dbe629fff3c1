import {
  commentProblem,
  nameProblem,
  tidyLine,
  tidyText,
  type CommentProblem,
  type NameProblem,
} from '../supporters/person-text'
import type { Choices } from './signature-rows.server'

/** What a signer changes; what the form did not carry is left as it is. */
export interface Change {
  name?: string
  comment?: string
  choices?: Choices
}

export interface ChangeProblems {
  name?: NameProblem
  comment?: CommentProblem
}

/** Unticked boxes are not sent, so the form says that it showed them. */
export const SHOWED_CHOICES = 'choices'

/** Reads the form that changes a signature. A field that is missing is not an empty one. */
export function readChangeForm(data: FormData): { change: Change; problems: ChangeProblems } {
  const text = (name: string) => {
    const value = data.get(name)
    return typeof value === 'string' ? value : undefined
  }
  const ticked = (name: string) => text(name) === 'on'
  const [name, comment] = [text('name'), text('comment')]
  const change: Change = {
    ...(name === undefined ? {} : { name: tidyLine(name) }),
    ...(comment === undefined ? {} : { comment: tidyText(comment) }),
    ...(text(SHOWED_CHOICES) === undefined
      ? {}
      : { choices: { shown: ticked('shown'), updates: ticked('updates'), deliver: ticked('deliver') } }),
  }
  const problems: ChangeProblems = {}
  const wrongName = change.name === undefined ? null : nameProblem(change.name)
  if (wrongName) problems.name = wrongName
  const wrongComment = change.comment === undefined ? null : commentProblem(change.comment)
  if (wrongComment) problems.comment = wrongComment
  return { change, problems }
}
