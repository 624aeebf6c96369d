import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { MatchView } from '../../../../shared/view/match-view.ts'
import { standInForDocument, standInForServer, TinyElement } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'

type Page = typeof import('../../../../client/panels/keys/shortcuts.ts') &
  typeof import('../../../../client/state/desk.ts') &
  typeof import('../../../../client/state/sending.ts') &
  typeof import('../../../../client/state/streams.ts')
let page: Page
let asked: ReturnType<typeof standInForServer>
let press: (key: object) => void

beforeEach(async () => {
  const takeAway = standInForDocument()
  asked = standInForServer()
  const listeners = new Map<string, (event: object) => void>()
  vi.stubGlobal('addEventListener', (type: string, listener: (event: object) => void) => listeners.set(type, listener))
  for (const name of ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement']) vi.stubGlobal(name, class {})
  vi.stubGlobal('HTMLElement', Widget)
  vi.stubGlobal('document', { ...document, querySelector: () => null, querySelectorAll: () => [] })
  page = {
    ...(await import('../../../../client/panels/keys/shortcuts.ts')),
    ...(await import('../../../../client/state/desk.ts')),
    ...(await import('../../../../client/state/sending.ts')),
    ...(await import('../../../../client/state/streams.ts')),
  }
  const stop = page.listenForShortcuts()
  press = (event) => listeners.get('keydown')?.({ key: '', ctrlKey: false, preventDefault() {}, ...event })
  page.matchView.value = playing({})
  return () => {
    stop()
    takeAway()
  }
})

/** Something that has the focus: what it is part of, if that matters. */
class Widget extends TinyElement {
  readonly dataset: Record<string, string> = {}
  readonly isWidget: boolean

  constructor(tag: string, isWidget: boolean) {
    super(tag)
    this.isWidget = isWidget
  }

  closest(selector: string): Widget | null {
    return this.isWidget && selector.includes(this.localName) ? this : null
  }
}

function playing(more: Partial<MatchView>): MatchView {
  return { ...blankView({ viewer: 'client', assistance: 'standard' }), phase: 'playing', ...more }
}

const desk = () => {
  const { flags, seq, ack } = page.draft.value
  return [[...flags].join('+'), seq, ack].join(' ').trim()
}

describe('keys of the table', () => {
  test.each([
    ['flags go on and off', ['KeyS', 'KeyA', 'KeyS'], 'ACK'],
    ['Q and W choose the field that the others change', ['KeyW', 'Equal', 'Equal', 'Minus', 'KeyQ', 'Equal'], '1 1'],
    ['the arrows go from one field to the other', ['ArrowRight', 'NumpadAdd', 'ArrowLeft', 'Digit0'], '0 1'],
    ['a field is emptied', ['Equal', 'Backspace', 'KeyW', 'Equal'], '1'],
    ['Escape clears the desk', ['KeyS', 'Equal', 'Escape'], ''],
  ])('%s', (_, codes, left) => {
    for (const code of codes) press({ code })
    expect(desk()).toBe(left)
  })

  test('letters are keys wherever a layout has them', () => {
    press({ key: 'a', code: 'KeyQ' })
    press({ key: 's', code: 'KeyS' })
    press({ key: '+', code: 'BracketRight' })
    expect(desk()).toBe('ACK+SYN 1')
  })

  test('a flag that is held down is pressed once', () => {
    press({ code: 'KeyS' })
    press({ code: 'KeyS', repeat: true })
    expect(desk()).toBe('SYN')
  })

  test('a hint is asked for once, however long its key is held down: the second costs as much again', async () => {
    press({ code: 'KeyH' })
    await vi.waitUntil(() => asked.length > 0)
    await new Promise(setImmediate) // the first has its answer
    press({ code: 'KeyH', repeat: true })
    expect(asked.map(([event]) => event)).toEqual(['hint'])
  })

  test.each([
    ['with a modifier', { code: 'KeyS', ctrlKey: true }],
    ['while a syllable is composed', { code: 'KeyS', isComposing: true }],
    ['when somebody else has used them', { code: 'KeyS', defaultPrevented: true }],
  ])('mean nothing %s', (_, key) => {
    press(key)
    expect(desk()).toBe('')
  })

  test('mean nothing to whoever watches, nor while the sheet of keys is open', () => {
    page.helpOpen.value = true
    press({ code: 'KeyS' })
    page.helpOpen.value = false
    page.matchView.value = { ...playing({}), viewer: 'spectator' }
    press({ code: 'KeyS' })
    expect(desk()).toBe('')
  })

  test('Enter sends, but for a button that has the focus and is pressed by it', () => {
    const taken: string[] = []
    page.takeMoves(({ flags }) => taken.push(flags) > 0)
    press({ code: 'KeyS' })
    press({ code: 'Enter', target: new Widget('button', true) })
    expect(taken).toEqual([])
    press({ code: 'Enter', target: new Widget('main', false) })
    expect(taken).toEqual(['S'])
  })

  test.each([
    ['H asks for a hint', 'KeyH', {}, ['hint']],
    ['not where guided assistance says all that it would', 'KeyH', { assistance: 'guided' }, []],
    ['nor while the match is paused', 'KeyH', { phase: 'paused' }, []],
    ['C does not close where that is not the player’s to decide', 'KeyC', {}, []],
  ] as const)('%s', (_, code, more, events) => {
    page.matchView.value = playing(more)
    press({ code })
    expect(asked.map(([event]) => event)).toEqual(events)
  })
})
