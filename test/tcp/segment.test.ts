import { describe, expect, test } from 'vitest'
import { ACK, FIN, flagsOf, lengthOf, lettersOf, PSH, RST, SYN, URG } from '../../shared/tcp/segment.ts'

describe('control bits (§3.1)', () => {
  test.each([
    ['', 0],
    ['S', SYN],
    ['SA', SYN | ACK],
    ['FSRPAU', URG | ACK | PSH | RST | SYN | FIN],
  ])('%s is written and read', (letters, flags) => {
    expect(lettersOf(flags)).toBe(letters)
    expect(flagsOf(letters)).toBe(flags)
  })

  test('letters come in any order and more than once; others are refused', () => {
    expect(flagsOf('ASA')).toBe(SYN | ACK)
    expect(flagsOf('SX')).toBeNull()
    expect(flagsOf('s')).toBeNull()
  })
})

test.each([
  [ACK, '', 0],
  [SYN, '', 1],
  [FIN | ACK, 'HELLO', 6],
  [SYN | FIN, 'A', 3],
  [RST, '', 0],
])('SEG.LEN counts text, SYN and FIN: %i with "%s" is %i (§3.4)', (flags, text, length) => expect(lengthOf({ flags, text })).toBe(length))
