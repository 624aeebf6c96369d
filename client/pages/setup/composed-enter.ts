type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'isComposing'>

/** A syllable or letter of Hangul at the end. */
const ENDS_IN_HANGUL = /[\u1100-\u11FF\u3131-\u318E\uAC00-\uD7A3]$/

/**
 * Tells when an Enter in a field submits: once each time the key is pressed, with the whole last syllable. Browsers tell of an Enter that
 * ends a Hangul composition in different ways: before the composition ends, after it, or both; some call the key "Process". Where an
 * Enter chooses one of several words (漢字), it chooses and does not submit.
 */
export class ComposedEnter {
  #state: 'up' | 'ends-composition' | 'submitted' = 'up'

  /** True if the field is to be submitted now. */
  keyDown({ key, code, isComposing }: Pressed): boolean {
    if (!isEnter(key, code)) this.#state = 'up'
    else if (isComposing) this.#state = this.#state === 'submitted' ? 'submitted' : 'ends-composition'
    else if (key === 'Enter') return this.#submit()
    return false
  }

  /** True if the field is to be submitted as soon as it has what was composed. */
  compositionEnd(composed: string): boolean {
    if (this.#state !== 'ends-composition') return false
    this.#state = 'up'
    return ENDS_IN_HANGUL.test(composed) && this.#submit()
  }

  keyUp(): void {
    this.#state = 'up'
  }

  #submit(): boolean {
    if (this.#state === 'submitted') return false
    this.#state = 'submitted'
    return true
  }
}

function isEnter(key: string, code: string): boolean {
  return key === 'Enter' || (key === 'Process' && (code === 'Enter' || code === 'NumpadEnter'))
}
