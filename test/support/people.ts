import type { BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Language } from '../../shared/match/scenario.ts'
import { scenarioById } from '../../shared/scenarios/catalogue.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { Open } from './browser-test.ts'
import type { Hand, Planned, Worker } from './hands.ts'
import { until } from './hands.ts'
import type { Words } from './words.ts'
import { wordsOf } from './words.ts'

/** Somebody at a browser of their own. */
export type Person = { readonly page: Page; readonly hand: Hand; readonly words: Words; readonly language: Language }

type Manner = { readonly work: Worker; readonly device?: BrowserContextOptions; readonly language?: Language }

/** Somebody opens the first page. */
export async function arrive(open: Open, { work, device = {}, language = 'en' }: Manner, path = '/'): Promise<Person> {
  const page = await open({ ...device, path, locale: language === 'en' ? 'en-US' : 'ko-KR' })
  const words = wordsOf(language)
  return { page, hand: work(page, words), words, language }
}

/** Makes a room for two from the first page. Returns its code. */
export async function makeRoom({ page, hand, words }: Person, name: string): Promise<string> {
  await hand.type(page.getByLabel(words('name.label')), name)
  await hand.push(page.getByRole('button', { name: words('home.create') }))
  await page.waitForURL('**/room/*')
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
  return page.url().split('/').at(-1) ?? ''
}

/** Comes into a room from the first page, by its code. */
export async function joinRoom({ page, hand, words }: Person, code: string, name: string): Promise<void> {
  await hand.type(page.getByLabel(words('home.code')), code)
  await hand.push(page.getByRole('button', { name: words('home.join-button'), exact: true }))
  await hand.type(page.getByLabel(words('name.label')), name)
  await hand.push(page.getByRole('button', { name: words('join.join'), exact: true }))
  await page.getByRole('heading', { name: words('lobby.title') }).waitFor()
}

/** Chooses in the lobby what is played, and a side. */
export async function choose({ page, hand, words, language }: Person, scenario: string, side: Side): Promise<void> {
  const title = scenarioById(scenario)?.texts.title[language] ?? scenario
  // Some titles begin as others do.
  const button = page
    .getByRole('group')
    .getByRole('button')
    .filter({ has: page.getByText(title, { exact: true }) })
  if ((await button.getAttribute('aria-pressed')) !== 'true') await hand.push(button)
  await hand.push(page.getByRole('group', { name: words('side.title') }).getByRole('button', { name: words(`side.${side}`) }))
}

/** Says that it may begin, and waits for the table. */
export async function beReady({ page, hand, words }: Person): Promise<void> {
  await hand.push(page.getByRole('button', { name: words('lobby.ready'), exact: true }))
}

/** Plays as the guided task says until the result is there. @throws if a move was wrong. */
export async function playToTheEnd(person: Person): Promise<void> {
  for (let next = await nextMove(person); next !== null; next = await nextMove(person)) await sendGood(person, next)
}

/** Where the result stands. */
export function resultOf({ page, words }: Pick<Person, 'page' | 'words'>): Locator {
  return page.getByRole('region', { name: words('result.next') })
}

/** What the guided task wants sent next; null when the match is over. */
export async function nextMove(person: Person): Promise<Planned | null> {
  const { page, words } = person
  const over = resultOf(person)
  const steps = page.getByRole('region', { name: words('task.title') }).getByRole('listitem')
  await steps
    .first()
    .or(over)
    .first()
    .waitFor()
    .catch(async (cause: unknown) => {
      throw new Error(`Nothing to do came, and no end. The page says:\n${await page.locator('main').innerText()}`, { cause })
    })
  if (await over.isVisible()) return null
  const said = await steps.allInnerTexts()
  if (said.length === 0) return nextMove(person) // the match ended, or the task changed, in this very moment
  const number = (name: string) => /= (\d+)/.exec(said.find((line) => line.startsWith(name)) ?? '')?.[1]
  return {
    flags: /(?:SYN|FIN|RST|PSH|URG|ACK)(?:\+(?:SYN|FIN|RST|PSH|URG|ACK))*/.exec(said[0] ?? '')?.[0].split('+') ?? [],
    seq: Number(number('SEQ')),
    ack: number('ACK') === undefined ? null : Number(number('ACK')),
    text: /^TEXT = ([A-Z ]+?)(?: {2}|\s*[^A-Z ]|\n|$)/.exec(said.find((line) => line.startsWith('TEXT')) ?? '')?.[1]?.trim() ?? '',
  }
}

/**
 * Sends a segment that was asked for and waits for its verdict. On a slow machine something may come just before it leaves: then it is still
 * right, and perhaps not needed any more. What came long before has changed the task: then the desk is cleared. @throws if it was wrong.
 */
export async function sendGood(person: Person, planned: Planned): Promise<void> {
  const { page, hand, words } = person
  const over = resultOf(person)
  const composer = page.getByRole('region', { name: words('composer.title') })
  await hand.send(planned)
  const verdict = composer
    .getByText(words('verdict.good'), { exact: true })
    .or(composer.getByText(words('verdict.harmless'), { exact: true }))
  const wrong = composer.getByText(words('verdict.wrong'), { exact: true })
  await until('the composer was empty again', async () => (await over.isVisible()) || (await wrong.isVisible()) || (await isEmpty(page)))
  await verdict.or(wrong).or(over).first().waitFor()
  if (!(await wrong.isVisible())) return
  const said = await composer.innerText()
  if (JSON.stringify(await nextMove(person)) === JSON.stringify(planned))
    throw new Error(`${JSON.stringify(planned)} was judged wrong: ${said}`)
  await hand.push(composer.getByRole('button', { name: words('composer.clear'), exact: true }))
}

/** Asks at once, without waiting for the composer: it is gone when the match is over. */
async function isEmpty(page: Page): Promise<boolean> {
  const values = await page
    .getByLabel('SEQ', { exact: true })
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  return values.every((value) => value === '')
}

/** Two people at the table of hello; the first is the client. */
export async function seatTwo(open: Open, work: Worker): Promise<readonly [Person, Person]> {
  const [joon, mina] = await Promise.all([arrive(open, { work }), arrive(open, { work })])
  await joinRoom(mina, await makeRoom(joon, 'Joon'), 'Mina')
  await choose(joon, 'hello', 'client')
  await Promise.all([joon, mina].map(beReady))
  return [joon, mina]
}

/** The next move, where there is one for certain. */
export async function dueMove(person: Person): Promise<Planned> {
  const next = await nextMove(person)
  if (next === null) throw new Error('The match is over already')
  return next
}

/** How many good moves the result gives to the client. */
export async function goodMoves({ page, words }: Person): Promise<number> {
  const row = page.getByRole('row').filter({ hasText: words('side.client') })
  return Number(await row.getByRole('cell').nth(1).innerText())
}
