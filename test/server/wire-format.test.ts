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
    ['51-4["x",{"_placeholder":true,"num":0}]', { type: 2, nsp: '/', data: [{ id: 4, form: 'binary' }] }],
  ])('%s', (text, packet) => expect(decode(text)).toEqual([packet]))

  test('binary data that was announced is let through and dropped, other is an error', () => {
    expect(decode('52-["x"]', Buffer.from('a'), Buffer.from('b'), '2["y"]')).toHaveLength(2)
    expect(() => decode(Buffer.from('a'))).toThrow('nobody announced')
    expect(() => decode('51-["x"]', Buffer.from('a'), Buffer.from('b'))).toThrow('nobody announced')
  })

  test.each(['', '9', '2', '2{}', '2[', '4{}', '1{}', '0[]', '5-["x"]', '599-["x"]', `0${'x'.repeat(300)}`])('%j is none', (text) => {
    expect(() => decode(text)).toThrow()
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
  const written = (packet: Packet, transport: string): { readonly text: string; readonly frame: Buffer | undefined } => {
    let result = { text: '', frame: undefined as Buffer | undefined }
    const socket = {
      transport: { name: transport },
      write(text: string, options?: { readonly wsPreEncodedFrame: readonly [Buffer] }) {
        result = { text, frame: options?.wsPreEncodedFrame[0] }
      },
    }
    packet.sendTo(socket as unknown as Parameters<Packet['sendTo']>[0])
    return result
  }

  test.each([0, 1, 100, 125, 126, 65_530, 65_536, 200_000])(
    'with %i characters of Hangul is one WebSocket frame as RFC 6455 has it',
    (length) => {
      const packet = Packet.event('events', JSON.stringify('악'.repeat(length)))
      const { text, frame } = written(packet, 'websocket')
      const payload = Buffer.from(`4${text}`)
      expect(text).toBe(`2["events","${'악'.repeat(length)}"]`)
      expect(frame?.[0]).toBe(0x81)
      const head = payload.length < 126 ? 2 : payload.length < 65_536 ? 4 : 10
      const told = head === 2 ? frame?.[1] : head === 4 ? frame?.readUInt16BE(2) : Number(frame?.readBigUInt64BE(2))
      expect(told).toBe(payload.length)
      expect(frame?.subarray(head).equals(payload)).toBe(true)
    },
  )

  test('is framed once for all sockets, and not at all for long-polling', () => {
    const packet = Packet.answer(12, '{"ok":true}')
    expect(written(packet, 'websocket').frame).toBe(written(packet, 'websocket').frame)
    expect(written(packet, 'polling')).toEqual({ text: '312[{"ok":true}]', frame: undefined })
  })
})
