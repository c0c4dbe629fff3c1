import { BlockList, isIP } from 'node:net'

/** Networks as an operator writes them: addresses and CIDRs, apart by commas, spaces or lines; `#` starts a comment. */
export function readNetworkList(text: string): { networks: BlockList; malformed: string[] } {
  const networks = new BlockList()
  const malformed: string[] = []
  const entries = text.replace(/#.*$/gm, '').split(/[\s,]+/)
  for (const entry of entries.filter(Boolean)) if (!add(networks, entry)) malformed.push(entry)
  return { networks, malformed }
}

function add(networks: BlockList, entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const family = isIP(address)
  if (!family || rest.length > 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits))) return false
  const prefix = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits)
  // A prefix of 0 would exempt everybody: surely a slip.
  if (prefix < 1 || prefix > (family === 4 ? 32 : 128)) return false
  networks.addSubnet(address, prefix, `ipv${family}` as 'ipv4' | 'ipv6')
  return true
}
