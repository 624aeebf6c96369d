import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hello } from '../../shared/scenarios/hello.ts'
import type { ScenarioDocument } from '../../shared/workshop/document.ts'
import { documentOf } from '../../shared/workshop/document.ts'
import { Player } from '../support/player.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const OWN: ScenarioDocument = {
  format: 'acksu-scenario/1',
  assistance: 'standard',
  script: {
    id: 'own-greeting',
    start: { client: { state: 'ESTABLISHED' }, server: { state: 'ESTABLISHED' } },
    calls: [{ side: 'client', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'start', afterMs: 0 } }],
    wire: { client: { delayMs: 100 }, acts: [{ type: 'duplicate', from: 'client', nth: 1, afterMs: 500 }] },
    goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
    parMs: 20_000,
  },
  texts: { title: { ko: '인사' }, story: { en: 'The client greets.', ko: '클라이언트가 인사해요.' } },
}

async function seated(name: string): Promise<Player> {
  return new Player(server.url, name).connected()
}

describe("a member's own scenario", () => {
  test('is played by two people, and the other one reads its title and story', async () => {
    const [joon, mina] = [await seated('Joon'), await seated('Mina')]
    const { code } = await joon.must('create-room', { name: 'Joon', kind: 'duo', custom: OWN, assistance: 'guided', side: 'client' })
    await mina.join(code)
    await mina.until(() => mina.room !== null)
    expect(mina.room?.settings).toMatchObject({
      scenario: 'own-greeting',
      assistance: 'guided',
      own: {
        assistance: 'standard',
        parMs: 20_000,
        reference: '3.10',
        texts: { title: { en: '인사', ko: '인사' }, story: { en: 'The client greets.' } },
      },
    })
    await joon.must('ready', { ready: true })
    await mina.must('ready', { ready: true })
    await Promise.all([joon, mina].map((player) => player.until(() => player.match !== null)))
    await Promise.all([joon.play(), mina.play()])
    await Promise.all([joon, mina].map((player) => player.until(() => player.room?.phase === 'result')))
    expect(mina.match).toMatchObject({
      scenario: 'own-greeting',
      parMs: 20_000,
      result: { outcome: 'goal' },
      delivered: { server: 'HELLO' },
    })
    expect([joon.errors, mina.errors]).toEqual([[], []])
    for (const player of [joon, mina]) player.close()
  })

  test('takes the place of one of the catalogue, and gives it back', async () => {
    const joon = await seated('Joon')
    await joon.must('create-room', { name: 'Joon', kind: 'practice', scenario: 'hello' })
    await joon.until(() => joon.room !== null)
    expect(joon.room?.settings).not.toHaveProperty('own')
    await joon.must('configure', { custom: OWN })
    await joon.until(() => joon.room?.settings.scenario === 'own-greeting')
    await joon.must('configure', { assistance: 'expert' })
    await joon.until(() => joon.room?.settings.assistance === 'expert')
    expect(joon.room?.settings.own?.texts.title.ko).toBe('인사')
    await joon.must('configure', { scenario: 'small-talk' })
    await joon.until(() => joon.room?.settings.scenario === 'small-talk')
    expect(joon.room?.settings).not.toHaveProperty('own')
    joon.close()
  })

  const script = (changes: object) => ({ ...OWN, script: { ...OWN.script, ...changes } }) as ScenarioDocument
  test.each<[string, object, object]>([
    [
      'with a mistake in it, with its field',
      { custom: script({ calls: [{ side: 'client', call: { type: 'send', text: '안녕' }, trigger: { when: 'start', afterMs: 0 } }] }) },
      { field: 'custom.script.calls.0.call.text', expected: 'printable ASCII, 1 to 200 characters' },
    ],
    ['of another format', { custom: { ...OWN, format: 'acksu-scenario/9' } }, { field: 'custom.format', expected: 'acksu-scenario/1' }],
    ['that is none', { custom: 'hello' }, { field: 'custom', expected: 'a scenario: format, script and texts' }],
    ['beside one of the catalogue', { custom: OWN, scenario: 'hello' }, { field: 'custom', expected: 'scenario or custom, not both' }],
    [
      'under the name of a built-in one',
      { custom: documentOf(hello) },
      { field: 'custom.script.id', expected: 'an id that no built-in scenario has' },
    ],
    [
      'that is endless',
      { custom: script({ calls: Array.from({ length: 25 }, () => OWN.script.calls[0]) }) },
      { field: 'custom.script.calls', expected: 'a list of up to 24' },
    ],
  ])('is refused %s', async (_, body, refusal) => {
    const joon = await seated('Joon')
    const create = { name: 'Joon', kind: 'duo', ...body } as Parameters<typeof joon.ask<'create-room'>>[1]
    expect(await joon.ask('create-room', create)).toEqual({ ok: false, code: 'malformed', ...refusal })
    await joon.must('create-room', { name: 'Joon', kind: 'duo' })
    expect(await joon.ask('configure', body)).toEqual({ ok: false, code: 'malformed', ...refusal })
    joon.close()
  })

  test('that is too large is refused as any message that is', async () => {
    const joon = await seated('Joon')
    const custom = { ...OWN, texts: { ...OWN.texts, lesson: { en: 'x'.repeat(20_000) } } }
    expect(await joon.ask('create-room', { name: 'Joon', kind: 'duo', custom })).toMatchObject({ ok: false, code: 'too-large' })
    joon.close()
  })
})
