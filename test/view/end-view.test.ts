import { describe, expect, test } from 'vitest'
import { endViewOf } from '../../shared/view/end-view.ts'
import { momentOf } from '../scenarios/moment.ts'

/** What guided assistance tells a side to do first, then what else is owed. */
function owedAfter(scenario: string, after: RegExp, side: 'client' | 'server'): readonly string[] {
  const { ends, rules } = momentOf(scenario, after)
  const { endpoint, timers } = ends[side]
  return endViewOf(endpoint, timers, 'guided', rules).owed.map(({ segment }) => segment.flags)
}

describe('guided assistance names first what hints and bots would send', () => {
  test('a SYN that comes again is answered with the SYN+ACK; a bare ACK would do', () => {
    expect(owedAfter('lost-synack', /server gets S 100, dropped/, 'server')).toEqual(['SA', 'A'])
  })

  test('a FIN with the ACK in it comes before the two apart', () => {
    expect(owedAfter('combined-close', /server is asked to close/, 'server')[0]).toBe('FA')
  })

  test('what would only do no harm is not named', () => {
    expect(owedAfter('half-close', /server is asked to send/, 'server')).toEqual(['A'])
  })

  test('nothing is named where nothing is owed', () => {
    expect(owedAfter('hello', /client #1\.0 leaves/, 'client')).toEqual([])
  })
})
