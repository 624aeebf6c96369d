import { expect, test } from 'vitest'
import type { Key } from '../../shared/match/chacha.ts'
import { chachaBlock } from '../../shared/match/chacha.ts'

test('a block is what RFC 8439 §2.3.2 shows', () => {
  const key: Key = [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c, 0x13121110, 0x17161514, 0x1b1a1918, 0x1f1e1d1c]
  expect([...chachaBlock(key, 1, [0x09000000, 0x4a000000, 0])].map((word) => word.toString(16).padStart(8, '0'))).toEqual([
    ...['e4e7f110', '15593bd1', '1fdd0f50', 'c47120a3', 'c7f4d1c7', '0368c033', '9aaa2204', '4e6cd4c3'],
    ...['466482d2', '09aa9f07', '05d7c214', 'a2028bd9', 'd19c12b5', 'b94e16de', 'e883d0cb', '4e3c50a2'],
  ])
})
