/** Copies even where the clipboard is closed to pages without https, as in a classroom's own network. False: it did not work. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const before = document.activeElement
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    // Selecting took the focus from the key that was pressed.
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    return copied
  }
}
