interface Given {
  actionHeaders: Headers
}

/** The headers an action gave its answer: how long to wait, say. */
export const answerHeaders = ({ actionHeaders }: Given): Headers => actionHeaders
