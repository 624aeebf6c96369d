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

/**
 * An address of IPv6 counts by its first 64 bits: the rest a machine chooses for itself, and again whenever it likes (RFC 4291 §2.5.1, RFC 8981). One of
 * IPv4 that is written as one of IPv6 is what it is (§2.5.5.2).
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const plain = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (plain !== undefined) return plain // as sockets say it
  const groups = groupsOf(address)
  const [high = 0, low = 0] = groups.slice(6)
  if (groups.slice(0, 6).join() === MAPPED) return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

const MAPPED = [0, 0, 0, 0, 0, 0xffff].join()

/** The eight numbers of an address of IPv6 (RFC 4291 §2.2). */
function groupsOf(address: string): readonly number[] {
  const hexOnly = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)/, (_, ...parts: readonly string[]) => {
    const [a, b, c, d] = parts.map(Number) as [number, number, number, number]
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`
  })
  const [before = '', after = ''] = hexOnly.split('::')
  const [head, tail] = [numbersIn(before), numbersIn(after)]
  return [...head, ...Array<number>(Math.max(0, 8 - head.length - tail.length)).fill(0), ...tail]
}

function numbersIn(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))
}
