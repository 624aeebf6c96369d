import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frameOf, textOf } from '../../server/frames.ts'
import { clientFrame, FRAME } from '../support/raw-socket.ts'

describe('the text of a chunk', () => {
  test.each([0, 1, 2, 3, 4, 5, 125, 126, 4_096])('of one masked frame of %i ASCII characters is read', (length) => {
    const text = 'SYN, ACK. '.repeat(length).slice(0, length)
    expect(textOf(clientFrame(text))).toBe(text)
  })

  test.each<[string, Buffer]>([
    ['longer than any move', clientFrame('x'.repeat(4_097))],
    ['not ASCII', clientFrame('악수')],
    ['binary', clientFrame('x', FRAME.binary)],
    ['a ping', clientFrame('x', FRAME.ping)],
    ['the first part of a message', clientFrame('x', FRAME.firstOfMany)],
    ['a later part', clientFrame('x', FRAME.goesOn)],
    ['the last part', clientFrame('x', FRAME.lastOfMany)],
    ['marked with a bit that is reserved', clientFrame('x', 0xc1)],
    ['not masked', Buffer.from([0x81, 1, 120])],
    ['two frames', Buffer.concat([clientFrame('x'), clientFrame('y')])],
    ['one frame and a half', Buffer.concat([clientFrame('x'), clientFrame('y').subarray(0, 3)])],
    ['half a frame', clientFrame('SYN').subarray(0, 7)],
    ['of a length in eight bytes', Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 120])],
    [
      'of a length in eight bytes, as long as what stands for that',
      Buffer.concat([Buffer.from([0x81, 0xff, 0, 0, 0, 0, 0, 0, 0, 119]), Buffer.alloc(4 + 119, 120)]),
    ],
    ['empty', Buffer.alloc(0)],
  ])('that is %s is left to others', (_, chunk) => expect(textOf(chunk)).toBeNull())

  test('is what was masked, or nothing is read and no byte is changed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.uint8Array({ minLength: 4, maxLength: 4 }), (text, mask) => {
        const chunk = clientFrame(text, FRAME.text, Buffer.from(mask))
        const before = Buffer.from(chunk)
        expect(textOf(chunk)).toBe(/^[\0-\x7f]*$/.test(text) ? text : null)
        expect(chunk.equals(before)).toBe(true)
      }),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => void textOf(Buffer.from(bytes))))
  })
})

describe('a frame', () => {
  /** The text of an unmasked frame with nothing behind it. */
  function unframed(frame: string | Buffer): string {
    const bytes = typeof frame === 'string' ? Buffer.from(frame, 'latin1') : frame
    const told = bytes.readUInt8(1)
    const from = told === 127 ? 10 : told === 126 ? 4 : 2
    const length = told === 127 ? Number(bytes.readBigUInt64BE(2)) : told === 126 ? bytes.readUInt16BE(2) : told
    expect([bytes[0], bytes.length - from]).toEqual([FRAME.text, length])
    expect(from).toBe(length < 126 ? 2 : length < 65_536 ? 4 : 10) // the shortest way to say it (RFC 6455 §5.2)
    return bytes.toString('utf8', from)
  }

  test.each([
    ['nothing', ''],
    ['the longest with its length in one byte', 'x'.repeat(123)],
    ['the shortest with its length in two bytes', 'x'.repeat(124)],
    ['the longest with its length in two bytes', 'x'.repeat(65_533)],
    ['the shortest with its length in eight bytes', 'x'.repeat(65_534)],
    ['text that is not ASCII', '악수 é'],
    ['much text that is not ASCII', '악수'.repeat(20_000)],
  ])('holds %s between what stands around it', (_, text) => expect(unframed(frameOf('[', text, ']'))).toBe(`[${text}]`))
})
