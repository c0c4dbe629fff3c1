const tokenFollows = /^(confirm|my|unsubscribe|withdraw|packets|donations|invitations|setup|recover)$/
const slug = /^[a-z0-9]{1,24}(-[a-z0-9]{1,24}){0,20}(\.[a-z]{1,8})?$/

/**
 * A path as it may stand in a log: no query, `:token` where a token stands, `:other` for any segment that does not look
 * like a word of ours (a mailbox, a token in the wrong place, a probe).
 */
export function routeOf(pathname: string): string {
  const segments = pathname.split('?', 1)[0]!.split('/').slice(1)
  const first = segments[0] === 'es' ? 1 : 0
  return (
    '/' +
    segments
      .map((segment, i) => {
        if (i === first + 1 && segment && tokenFollows.test(segments[first]!)) return ':token'
        return segment === '' || slug.test(segment) || segments[0] === 'assets' ? segment : ':other'
      })
      .join('/')
  )
}
