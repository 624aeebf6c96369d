import { isIPv6 } from 'node:net'
import type { Socket } from 'socket.io'

/** What is known of whoever connects. */
type Asking = { readonly handshake: Pick<Socket['handshake'], 'headers' | 'address'> }

/** The network address that limits are counted by. A proxy writes whom it has heard behind what it was sent, which may be anything: only the last is true. */
export function addressOf({ handshake: { headers, address } }: Asking, trustProxy: boolean): string {
  const forwarded = trustProxy ? headers['x-forwarded-for'] : undefined
  const last = typeof forwarded === 'string' ? forwarded.split(',').at(-1)?.trim() : undefined
  return networkOf(withoutPort(last || address))
}

/** Some proxies write the port, too, which is another one with every connection (RFC 7239 §6). */
function withoutPort(address: string): string {
  return /^\[(.+)\](?::\d+)?$/.exec(address)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(address)?.[1] ?? address
}

/** An address of IPv6 counts by its first 64 bits: the rest a machine chooses for itself, and again whenever it likes (RFC 4291 §2.5.1, RFC 8981). */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address
  const [before = '', after] = address.toLowerCase().split('::')
  const groupsOf = (text: string) => (text === '' ? [] : text.split(':'))
  const [first, last] = [groupsOf(before), groupsOf(after ?? '')]
  const zeros = Array(Math.max(0, 8 - first.length - last.length)).fill('0')
  return `${[...first, ...zeros, ...last]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
