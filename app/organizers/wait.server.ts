/** How an answer says "not yet" (RFC 6585 section 4). */
export const waitFor = ({ seconds }: { seconds: number }) => ({
  status: 429,
  headers: { 'Retry-After': String(seconds) },
})
