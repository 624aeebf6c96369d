import { signal } from '@preact/signals'
import { undo } from './editor.ts'

/** The last thing that was done and can be taken back. */
export const notice = signal<{ readonly text: string; readonly takeBack: (() => void) | null } | null>(null)

/** Tells something that need not be taken back. */
export function say(text: string): void {
  notice.value = { text, takeBack: null }
}

/** Something of the draft is gone, and can be had back. */
export function offerUndo(text: string, takeBack: () => void = undo): void {
  notice.value = { text, takeBack }
}
