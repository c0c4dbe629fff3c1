import { answerMissing } from '../ui/answer-missing'

/** Every address that is nobody's. */
export const loader = () => answerMissing(null)

export default () => null
