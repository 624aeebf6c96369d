import { isIPv6 } from 'node:net'
import { networkInterfaces } from 'node:os'
import QRCode from 'qrcode'

/** This machine's addresses in its own networks, the most likely first. */
export function lanAddresses(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? [])
  return addresses
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
    .sort((a, b) => likelihood(a) - likelihood(b))
}

/** Home and school networks before those of containers and virtual machines. */
function likelihood(address: string): number {
  if (address.startsWith('192.168.')) return 0
  if (address.startsWith('10.')) return 1
  return address.startsWith('169.254.') ? 3 : 2
}

/** Where this machine reaches a server that listens at `host`. */
export function localUrl(host: string, port: number): string {
  if (isPublic(host)) return `http://localhost:${port}`
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`
}

/** Listens on all networks. */
function isPublic(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

/** What is printed when the server is up: where to find it, and the same for phones. */
export async function banner(host: string, port: number): Promise<string> {
  const lan = isPublic(host) ? lanAddresses().map((address) => `http://${address}:${port}`) : []
  const lines = ['', '  Acksu is ready.', '', `  On this computer:   ${localUrl(host, port)}`]
  for (const [index, url] of lan.entries()) lines.push(`  ${index === 0 ? 'In this network:  ' : '                  '}  ${url}`)
  const first = lan[0]
  if (first !== undefined) lines.push('', (await QRCode.toString(first, { type: 'terminal', small: true, margin: 2 })).trimEnd())
  lines.push('', '  Stop it with Ctrl+C.', '')
  return lines.join('\n')
}
