import type { Side } from '../tcp/tcb.ts'

/** Ways to bring one request to a server and its response back. */
export type Protocol = 'tcp' | 'tcp-tls' | 'tfo' | 'quic' | 'quic-0rtt'

/** What a packet brings, by the names of the RFCs: TCP segments, TLS 1.3 messages (RFC 8446), QUIC frames (RFC 9000, 9001). */
export type Piece =
  | 'SYN'
  | 'SYN+ACK'
  | 'ACK'
  | 'cookie'
  | 'ClientHello'
  | 'ServerHello'
  | 'certificate'
  | 'Finished'
  | 'ticket'
  | 'HANDSHAKE_DONE'
  | 'request'
  | 'response'

/** All that one side sends before it has to wait for the other. */
export type Turn = { readonly from: Side; readonly pieces: readonly Piece[] }

/** How one protocol brings a request and its response. */
export type Way = {
  readonly protocol: Protocol
  readonly turns: readonly Turn[]
  /** It only works for whoever has been there before, and has kept a cookie or a ticket. */
  readonly needsVisit: boolean
  /** Nobody on the way can read the request. */
  readonly isSecret: boolean
  /** The request travels before the server has proved that it speaks with somebody who is there now: a copy of it counts again. */
  readonly isReplayable: boolean
  readonly reference: string
}

const client = (...pieces: Piece[]): Turn => ({ from: 'client', pieces })
const server = (...pieces: Piece[]): Turn => ({ from: 'server', pieces })

/** From the oldest to the newest. */
export const WAYS: readonly Way[] = [
  {
    protocol: 'tcp',
    turns: [client('SYN'), server('SYN+ACK'), client('ACK', 'request'), server('response')],
    needsVisit: false,
    isSecret: false,
    isReplayable: false,
    reference: 'RFC 9293',
  },
  {
    protocol: 'tcp-tls',
    turns: [
      client('SYN'),
      server('SYN+ACK'),
      client('ACK', 'ClientHello'),
      server('ServerHello', 'certificate', 'Finished'),
      client('Finished', 'request'),
      server('ticket', 'response'),
    ],
    needsVisit: false,
    isSecret: true,
    isReplayable: false,
    reference: 'RFC 8446',
  },
  {
    protocol: 'tfo',
    turns: [client('SYN', 'cookie', 'request'), server('SYN+ACK', 'response'), client('ACK')],
    needsVisit: true,
    isSecret: false,
    isReplayable: true,
    reference: 'RFC 7413',
  },
  {
    protocol: 'quic',
    turns: [
      client('ClientHello'),
      server('ServerHello', 'certificate', 'Finished'),
      client('Finished', 'request'),
      server('HANDSHAKE_DONE', 'ticket', 'response'),
    ],
    needsVisit: false,
    isSecret: true,
    isReplayable: false,
    reference: 'RFC 9000',
  },
  {
    protocol: 'quic-0rtt',
    // The ticket of the last visit stands for the certificate.
    turns: [client('ClientHello', 'ticket', 'request'), server('ServerHello', 'Finished', 'response'), client('Finished')],
    needsVisit: true,
    isSecret: true,
    isReplayable: true,
    reference: 'RFC 9001',
  },
]

/** @throws RangeError if there is no such way. */
export function wayOf(protocol: Protocol): Way {
  const way = WAYS.find((one) => one.protocol === protocol)
  if (way === undefined) throw new RangeError(`no way of this name: ${protocol}`)
  return way
}

/** Round trips until the response is there, if nothing is lost. */
export function roundTrips({ turns }: Way): number {
  const last = turns.findIndex(({ pieces }) => pieces.includes('response'))
  return (last + 1) / 2
}
