import { expect, test } from 'vitest'
import { PALETTES } from '../../../client/look/palette.ts'
import { noteLabel } from '../../../client/scene/note-label.ts'
import type { NoteKind } from '../../../client/scene/notes.ts'
import { STATES } from '../../../shared/tcp/tcb.ts'

/** What is written for a note on a phone, line by line. */
function linesOf(kind: NoteKind, text: string, room: number): readonly string[] {
  const lines: string[] = []
  const ctx = new Proxy({}, { get: (_, name) => (name === 'fillText' ? (line: string) => lines.push(line) : () => {}), set: () => true })
  const widthOf = (each: string, font: string): number => each.length * Number(/([\d.]+)px/.exec(font)?.[1]) * 0.68
  noteLabel(kind, text, room, true, false, widthOf).paint({ ctx: ctx as CanvasRenderingContext2D, palette: PALETTES.light })
  return lines
}

test.each(STATES)('%s is not broken beside the lifeline of a phone', (state) => {
  expect(linesOf('state', state, 53)).toEqual([state])
})

test('what is said may take two lines', () => {
  expect(linesOf('text', '“ONE TWO”', 53)).toEqual(['“ONE', 'TWO”'])
})

test.each([
  ['drop', 'outside the window', ['outside', 'the window']],
  ['drop', 'its ACK does not fit', ['its ACK', 'does not fit']],
  ['drop', 'no such connection', ['no such', 'connection']],
  ['call', 'RECEIVE', ['RECEIVE']],
] as const)('a %s whose words are known is not cut: %s', (kind, text, lines) => expect(linesOf(kind, text, 53)).toEqual(lines))

test('what an application says may be', () => {
  expect(linesOf('call', 'SEND “A LONG LETTER”', 53)).toEqual(['SEND', '“A LO…'])
})
