import { publicText } from '../platform/public-data.server'
import { writeSecurityTxt } from '../platform/security-txt.server'

export function loader() {
  const text = writeSecurityTxt()
  return text ? publicText(text, 'text/plain', 3600) : new Response(null, { status: 404 })
}
