import type { Page } from 'playwright-core'
import type { Words } from './words.ts'

/**
 * Plays as the guided task says until the result is there, as fast as the page can: all of it runs in the page. What players do with
 * mouse, keys and fingers is tested elsewhere. Returns what the task had said and the referee refused all the same, which is nothing.
 */
export async function playQuickly(page: Page, words: Words): Promise<readonly string[]> {
  return page.evaluate(playInPage, { result: words('result.next'), tooLate: words('refusal.match-over') })
}

/** Runs in the page. */
async function playInPage({ result, tooLate }: { readonly result: string; readonly tooLate: string }): Promise<readonly string[]> {
  const LOOK_EVERY_MS = 25
  const FIELDS: Readonly<Record<string, string>> = { URP: 'urgent' }
  const refused: string[] = []
  const all = <E extends HTMLElement>(selector: string) => [...document.querySelectorAll<E>(selector)]
  const first = <E extends HTMLElement>(selector: string) => document.querySelector<E>(selector)
  const pause = () => new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
  const isOver = () => first(`[aria-label="${result}"]`) !== null
  const flagsIn = (words: string | null) => /(?:SYN|FIN|RST|PSH|URG|ACK)(?:\+(?:SYN|FIN|RST|PSH|URG|ACK))*/.exec(words ?? '')?.[0] ?? ''
  const taskSaid = () => all('.coach li').map((step) => step.querySelector('b')?.textContent ?? flagsIn(step.textContent))
  const write = (selector: string, value: string) => {
    const input = first<HTMLInputElement>(selector)
    if (input === null) return
    input.value = value
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const compose = async (said: readonly string[]) => {
    first<HTMLButtonElement>('.composer button.clear:enabled')?.click() // something came while the last one was being written
    await pause()
    const wanted = said[0]?.split('+') ?? []
    for (const key of all('.flag-key')) {
      const flag = key.querySelector('.flag-key-name')?.textContent ?? ''
      if (wanted.includes(flag) !== (key.getAttribute('aria-pressed') === 'true')) key.click()
    }
    for (const line of said) {
      const [, name = '', value = ''] = /^(SEQ|ACK|TEXT|URP) = (.*)$/s.exec(line) ?? []
      if (name === 'TEXT')
        all('.offer')
          .find(({ textContent }) => textContent === value)
          ?.click()
      else if (name !== '') write(`#field-${FIELDS[name] ?? name.toLowerCase()}`, value)
    }
    await pause()
    first<HTMLButtonElement>('.composer button.send')?.click()
  }

  while (!isOver()) {
    const said = taskSaid()
    // What is under way may come home to the desk, which is not to be touched until then.
    if (said.length === 0 || first('.leaving .ghost') !== null) {
      await pause()
      continue
    }
    const before = first('.verdict')
    await compose(said)
    while (!isOver() && (first('.verdict') ?? before) === before && taskSaid().join() === said.join()) await pause()
    const verdict = first('.verdict')
    if (verdict === null || verdict === before || !verdict.classList.contains('wrong')) continue
    // Something may have come in the meantime, and then the task says another thing now, or the match is over.
    if (taskSaid().join() === said.join() && !verdict.innerText.includes(tooLate)) refused.push(`${said.join(' ')}: ${verdict.innerText}`)
  }
  return refused
}
