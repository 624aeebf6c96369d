import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decoderFor } from '../../server/decoding.ts'
import { Packet } from '../../server/packets.ts'

const Decoder = decoderFor(200)

function decode(...packets: unknown[]): unknown[] {
  const decoder = new Decoder() as InstanceType<typeof Decoder> & { add(packet: unknown): void }
  const decoded: unknown[] = []
  decoder.on('decoded', (packet) => void decoded.push(packet))
  for (const packet of packets) decoder.add(packet)
  return decoded
}

describe('packets of socket.io, protocol 5', () => {
  test.each([
    ['0{"protocol":1}', { type: 0, nsp: '/', data: { protocol: 1 } }],
    ['0', { type: 0, nsp: '/', data: undefined }],
    ['1', { type: 1, nsp: '/', data: undefined }],
    ['2["ready",{"ready":true}]', { type: 2, nsp: '/', data: [{ id: null, form: 'json', event: 'ready', args: [{ ready: true }] }] }],
    ['212["leave",{}]', { type: 2, nsp: '/', data: [{ id: 12, form: 'json', event: 'leave', args: [{}] }] }],
    ['2/other,3["x"]', { type: 2, nsp: '/other', data: [{ id: 3, form: 'json', event: 'x', args: [] }] }],
    [`27["x","${'y'.repeat(200)}"]`, { type: 2, nsp: '/', data: [{ id: 7, form: 'too-large' }] }],
    ['27["move",{"move":NaN}]', { type: 2, nsp: '/', data: [{ id: 7, form: 'no-json' }] }],
    ['51-4["x",{"_placeholder":true,"num":0}]', { type: 2, nsp: '/', data: [{ id: 4, form: 'binary' }] }],
  ])('%s', (text, packet) => expect(decode(text)).toEqual([packet]))

  test('binary data that was announced is let through and dropped, other is an error', () => {
    expect(decode('52-["x"]', Buffer.from('a'), Buffer.from('b'), '2["y"]')).toHaveLength(2)
    expect(() => decode(Buffer.from('a'))).toThrow('nobody announced')
    expect(() => decode('51-["x"]', Buffer.from('a'), Buffer.from('b'))).toThrow('nobody announced')
  })

  test.each(['', '9', '2', '2{}', '2[', '4{}', '0{', '1{}', '0[]', '5-["x"]', '599-["x"]', '31[]', '61-2[]', `0${'x'.repeat(300)}`])(
    '%j is none of a browser',
    (text) => {
      expect(() => decode(text)).toThrow()
    },
  )

  test.each(['0', '0{"protocol":4}', '0/other,'])('who asks for a connection and then by %j for one more is refused', (again) => {
    expect(() => decode('0{"protocol":4}', again)).toThrow('connected twice')
  })

  test('whatever comes, it is read or an error is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-6][0-9-]{0,4}(\/[a-z]*,)?[0-9]{0,3}[[{]?.{0,20}$/)), (text) => {
        try {
          decode(text)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
    )
  })
})

describe('a message that we send', () => {
  type Written = { readonly text: string | null; readonly frame: Buffer | null }

  /** What goes to engine.io as text, and what straight to the TCP socket below. */
  const written = (packet: Packet, { readyState = 'open', waiting = 0, webSocket = 1 as number | null } = {}): Written => {
    let text: string | null = null
    let frame: Buffer | null = null
    const _socket = {
      write(data: string | Buffer, encoding?: BufferEncoding) {
        frame = typeof data === 'string' ? Buffer.from(data, encoding) : data
      },
    }
    const socket = {
      readyState,
      writeBuffer: Array.from({ length: waiting }),
      transport: webSocket === null ? {} : { socket: { readyState: webSocket, _socket } },
      write(message: string) {
        text = message
      },
    }
    packet.sendTo(socket as unknown as Parameters<Packet['sendTo']>[0])
    return { text, frame }
  }

  describe.each(['악', 'a'])('made of %s', (character) => {
    test.each([0, 1, 100, 125, 126, 65_530, 65_536, 200_000])(
      'with %i of it is one WebSocket frame as RFC 6455 has it, straight to the TCP socket',
      (length) => {
        const { text, frame } = written(Packet.event('events', JSON.stringify(character.repeat(length))))
        const payload = Buffer.from(`42["events","${character.repeat(length)}"]`)
        expect(text).toBeNull()
        expect(frame?.[0]).toBe(0x81)
        const head = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10
        const told = head === 2 ? frame?.[1] : head === 4 ? frame?.readUInt16BE(2) : Number(frame?.readBigUInt64BE(2))
        expect(told).toBe(payload.length)
        expect(frame?.subarray(head).equals(payload)).toBe(true)
      },
    )
  })

  test.each([
    ['there is no WebSocket', { webSocket: null }],
    ['the WebSocket is closing', { webSocket: 2 }],
    ['engine.io has something to send that comes first', { waiting: 1 }],
    ['the connection is closing', { readyState: 'closing' }],
  ])('is left to engine.io when %s', (_, state) => {
    expect(written(Packet.answer(12, '{"ok":true}'), state)).toEqual({ text: '312[{"ok":true}]', frame: null })
  })
})
